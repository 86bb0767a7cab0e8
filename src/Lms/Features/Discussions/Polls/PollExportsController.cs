using Lms.Domain.Discussions;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Polls;

/// <summary>
/// The results to take along: all of them for the lecturer, for leaders and the office those that were shown. Figures and
/// texts only: whose answer it was stands in no row.
/// </summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/polls/exports")]
public sealed class PollExportsController(PollPages pages) : ExportsController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid sessionId, TableKind? format, CancellationToken stop)
    {
        if (await pages.Open(LiveConnection.Visitor(Me, User), sessionId, Path().TrimEnd('/'), stop) is not { } page)
        {
            return NotFound();
        }

        return page.Room.Seat.Place == RoomPlace.Trainee
            ? Forbid()
            : Take(
                format, Text["Polls.ExportFile"], page.Room.Shown.Reverse().SelectMany(Rows).ToAsyncEnumerable(),
                new(Text["Polls.AskedAt"], row => SchoolTime.Show(row.Poll.Seen.At, "datetime")),
                new(Text["Polls.Kind"], row => Text.Of(row.Poll.Question.Kind)),
                new(Text["Polls.Question"], row => row.Poll.Question.Text),
                new(Text["Polls.Choice"], row => row.Words),
                new(Text["Polls.IsRight"], row => row.IsRight ? Text["Polls.Right"] : null),
                new(Text["Polls.Figure"], row => row.Figure),
                new(Text["Polls.AnsweredCount"], row => row.Poll.Seen.Answered),
                new(Text["Polls.Percent"], row => row.Figure is { } figure ? row.Poll.Share(figure) : null),
                new(Text["Polls.AskedCount"], row => row.Poll.Seen.Asked),
                new(Text["Polls.TextIsHidden"], row => row.IsHidden ? Text["Polls.HiddenText"] : null));
    }

    private static IEnumerable<ExportRow> Rows(ShownPoll poll) => poll.Seen.Results switch
    {
        null => [],
        { Texts: { Count: > 0 } texts } => texts.Select(text => new ExportRow(poll, text.Text, null, false, text.IsHidden)),
        { Figures: var figures } => figures.Select((figure, place) =>
            new ExportRow(poll, poll.WordsOf(place + 1), figure, poll.Question.Right.Contains(place + 1), false)),
    };

    private sealed record ExportRow(ShownPoll Poll, string Words, long? Figure, bool IsRight, bool IsHidden);
}
