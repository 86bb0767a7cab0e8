using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Reviewing;

/// <summary>The author hands the plan to the reviewer (trình duyệt).</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/submissions")]
public sealed class SubmissionsController(LmsDbContext db, PlanPages pages, TimeProvider clock) : PlanController(db, pages)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken stop) => WithPlan(id, EditLessonPlan.Policy, async plan =>
    {
        var (now, periodMinutes) = (clock.GetUtcNow(), await Pages.PeriodMinutes(stop));
        if (!Obeys(() => plan.Submit(Me.PersonId, periodMinutes, now)))
        {
            return await Refused(id, stop);
        }

        Db.Record(CentreId, Me.PersonId, "LessonPlan.Submitted", id, now);
        await Db.SaveChangesAsync(stop);
        return Done("Lessons.Submitted", PlanPath(id));
    }, stop);
}
