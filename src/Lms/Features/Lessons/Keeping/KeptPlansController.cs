using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Keeping;

/// <summary>What was kept of a plan: every submission, and what stood in it before something earlier was restored.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/kept")]
public sealed class KeptPlansController(LmsDbContext db, PlanPages pages, TimeProvider clock) : PlanController(db, pages)
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid id, CancellationToken stop) => await Pages.Head(id, stop) is { } head
        ? View(new KeptPage(head, await Db.KeptLines(Me, head.Plan, stop), head.Plan.CanBeEdited && await May(EditLessonPlan.Policy, head.Plan)))
        : NotFound();

    /// <summary>The draft becomes what was kept; what stands in it is kept first.</summary>
    [HttpPost("{keptId:guid}/restorations")]
    public Task<IActionResult> Restore(Guid id, Guid keptId, CancellationToken stop) => WithPlan(id, EditLessonPlan.Policy, async plan =>
    {
        plan.RequireEditable();
        if (await Db.KeptPlans.SingleOrDefaultAsync(kept => kept.CentreId == CentreId && kept.LessonPlanId == id && kept.Id == keptId, stop) is not { } earlier)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        plan.Restore(earlier, Me.PersonId, Prose.Write, now);
        Db.Record(CentreId, Me.PersonId, "LessonPlan.Restored", id, now);
        await Save(plan, stop);
        return Done("Lessons.Restored", PlanPath(id, "edit"));
    }, stop);
}
