using Lms.Access;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Appeals;

/// <summary>
/// One step of an appeal. The sitting is held meanwhile: of two who decide at once the second sees what the first did, and is
/// refused.
/// </summary>
[Route("c/{centre}/appeals/{id:guid}")]
public abstract class AppealActController(LmsDbContext db, AppealDesk desk, TimeProvider clock) : CentreController
{
    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="said">The words typed, shown again when they are refused.</param>
    protected async Task<IActionResult> Step(
        Guid id, string act, string notice, string? said, Func<ExamSitting, MarkAppeal, Task> decide, CancellationToken stop)
    {
        if (await desk.SittingOf(id, stop) is not { } sittingId)
        {
            return NotFound();
        }

        await using var change = await db.HoldSitting(CentreId, sittingId, stop);
        var (sitting, appeal) = await desk.Take(sittingId, id, stop);
        if (!await May(DecideAppeals.Policy, sitting))
        {
            return Forbid();
        }

        if (!ModelState.IsValid || !await Obeys(() => decide(sitting, appeal), FieldOf))
        {
            db.ChangeTracker.Clear();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("~/Features/Marking/Appeals/Views/Appeals/Show.cshtml", (await desk.Page(id, stop))! with { MayDecide = true, Said = said ?? "" });
        }

        db.Record(CentreId, Me.PersonId, act, appeal.Id, Now, AppealedScript.Detail(appeal));
        await desk.Tell(appeal, sitting, stop);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done(notice, Path("appeals", id));
    }

    private static string FieldOf(string rule) => rule.EndsWith("Required", StringComparison.Ordinal) ? "Said" : "";
}
