using Lms.Data;
using Lms.Features.Marking.Comments;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Sheets;

/// <summary>Remarks on ranges of an answer.</summary>
[Route("c/{centre}/mark-sheets/{id:guid}/remarks")]
public sealed class RemarksController(LmsDbContext db, MarkersDesk desk, CommentBank bank, TimeProvider clock) : SheetChangesController(db, desk, clock)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, [FromBody] GivenRemark? given, CancellationToken stop) =>
        Change(
            id, "MarkSheet.Remarked",
            (hand, now) => hand.Say(given?.Number, given?.Start ?? -1, CleanText.Of(given?.Quote ?? ""), CleanText.Of(given?.Text ?? ""), given?.Points, now),
            stop, hand => bank.Count(given?.Comments, hand.Script.ExamSittingId, stop));

    [HttpDelete("{remarkId:guid}")]
    public Task<IActionResult> Delete(Guid id, Guid remarkId, CancellationToken stop) =>
        Change(id, "MarkSheet.RemarkTakenBack", (hand, now) => hand.Sheet.TakeBack(remarkId, now), stop);
}

/// <param name="Comments">Ready comments that the text was made of.</param>
public sealed record GivenRemark(int? Number, int? Start, string? Quote, string? Text, decimal? Points, IReadOnlyList<Guid>? Comments);
