using Lms.Data.Discussions;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Afterwards;

/// <summary>The transcript as a table to take along: for the lecturer, the office and the leaders.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/transcript/exports")]
public sealed class TranscriptExportsController(TranscriptReading reading) : ExportsController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid sessionId, TableKind? format, CancellationToken stop)
    {
        var who = LiveConnection.Visitor(Me, User);
        if (await reading.Head(who, sessionId, ToldKind.Kinds, stop) is not { } head)
        {
            return NotFound();
        }

        return head.Seat.TakesTranscripts ? Take(format, Text["Transcripts.ExportFile"], Rows(who, head), Columns()) : Forbid();
    }

    // What only begins a part says nothing in a table, where every row has its part.
    private IAsyncEnumerable<TranscriptLine> Rows(RoomVisitor who, TranscriptHead head) =>
        reading.Lines(who, head, ToldKind.Kinds, skip: 0, most: null).Where(line => ToldKind.Of(line.News).Words(Text, line.News).Length > 0);

    private Column<TranscriptLine>[] Columns() =>
    [
        new(Text["Transcripts.Number"], line => line.News.Sequence),
        new(Text["Transcripts.Day"], line => SchoolTime.Day(line.News.At)),
        new(Text["Transcripts.Time"], line => SchoolTime.Show(line.News.At, "seconds")),
        new(Text["Transcripts.Part"], line => line.Part is { } part ? Text["Discussions.PartHeading", part.Position, part.Title.Normalize()] : null),
        new(Text["Transcripts.Who"], line => line.News.Actor.Normalize()),
        new(Text["Transcripts.What"], line => ToldKind.Of(line.News).Words(Text, line.News).Normalize()),
        new(Text["Transcripts.AnswersNumber"], line => line.News.ReplyTo),
        new(Text["Transcripts.Words"], line => string.Join('\n', ProseWords.Of(line.News.Html))),
        new(Text["Transcripts.State"], line => ToldKind.State(Text, line.News)),
    ];
}
