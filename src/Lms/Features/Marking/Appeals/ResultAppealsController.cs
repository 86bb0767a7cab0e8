using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Appeals;

/// <summary>A trainee's own appeal of one result: applied for within the window, followed, and answered.</summary>
[Route("c/{centre}/results/{sittingId:guid}/appeals")]
public sealed class ResultAppealsController(LmsDbContext db, AppealDesk desk, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid sittingId, CancellationToken stop) =>
        await desk.Own(sittingId, stop) is { } page ? View(page) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(Guid sittingId, string? said, CancellationToken stop)
    {
        // The sitting is held: of two tabs the second finds the appeal of the first.
        await using var change = await db.HoldSitting(CentreId, sittingId, stop);
        if (await desk.Own(sittingId, stop) is not { } page)
        {
            return NotFound();
        }

        MarkAppeal? appeal = null;
        if (!ModelState.IsValid || !Obeys(() => appeal = Apply(page, said), key => key == "MarkAppeal.ReasonRequired" ? "Said" : ""))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Index", page with { Said = said ?? "" });
        }

        db.MarkAppeals.Add(appeal!);
        db.Record(CentreId, Me.PersonId, "MarkAppeal.Applied", appeal!.Id, appeal.AppliedAt, appeal.Reason);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Marking.AppealApplied", Path("results", sittingId, "appeals"));
    }

    private MarkAppeal Apply(OwnAppealPage page, string? said) => page.Appeal is null
        ? new MarkAppeal(
            page.Sitting, page.Result, CleanText.Of(said ?? ""), page.Rules, page.ReleasedOn, clock.Today(),
            SchoolTime.At(page.Rules.AnswerBy(page.ReleasedOn), new TimeOnly(23, 59)), clock.GetUtcNow())
        : throw new RuleBrokenException("MarkAppeal.AppliedAlready");
}
