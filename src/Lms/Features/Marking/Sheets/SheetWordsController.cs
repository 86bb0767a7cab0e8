using Lms.Data;
using Lms.Features.Marking.Comments;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Sheets;

/// <summary>
/// Words about the whole script: the conclusion for the trainee, the note for the marker alone, the concern for the head of
/// marking alone.
/// </summary>
[Route("c/{centre}/mark-sheets/{id:guid}")]
public sealed class SheetWordsController(LmsDbContext db, MarkersDesk desk, CommentBank bank, TimeProvider clock) : SheetChangesController(db, desk, clock)
{
    [HttpPut("conclusion")]
    public Task<IActionResult> Conclude(Guid id, [FromBody] GivenWords? given, CancellationToken stop) =>
        Change(
            id, "MarkSheet.Concluded", (hand, now) => hand.Sheet.Conclude(CleanText.Of(given?.Text ?? ""), now),
            stop, hand => bank.Count(given?.Comments, hand.Script.ExamSittingId, stop));

    [HttpPut("note")]
    public Task<IActionResult> Jot(Guid id, [FromBody] GivenWords? given, CancellationToken stop) =>
        Change(id, "MarkSheet.Noted", (hand, now) => hand.Sheet.Jot(CleanText.Of(given?.Text ?? ""), now), stop);

    [HttpPut("concern")]
    public Task<IActionResult> Raise(Guid id, [FromBody] GivenWords? given, CancellationToken stop) =>
        Change(id, "MarkSheet.ConcernRaised", (hand, now) => hand.Sheet.Raise(CleanText.Of(given?.Text ?? ""), now), stop);
}

public sealed record GivenWords(string? Text, IReadOnlyList<Guid>? Comments);
