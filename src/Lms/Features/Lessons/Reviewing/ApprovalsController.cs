using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Reviewing;

/// <summary>The reviewer approves the plan as it stood on the screen (duyệt).</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/approvals")]
public sealed class ApprovalsController(LmsDbContext db, PlanPages pages, TimeProvider clock) : PlanController(db, pages)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, uint version, CancellationToken stop) => WithPlan(id, ReviewLessonPlan.Policy, async plan =>
    {
        var now = clock.GetUtcNow();
        if (!Obeys(() => plan.Approve(Me.PersonId, now)))
        {
            return await Refused(id, stop);
        }

        Db.Entry(plan).Property<uint>("Version").OriginalValue = version;
        Db.Record(CentreId, Me.PersonId, "LessonPlan.Approved", id, now);
        await Db.SaveChangesAsync(stop);
        return Done("Lessons.Approved", PlanPath(id));
    }, stop);
}
