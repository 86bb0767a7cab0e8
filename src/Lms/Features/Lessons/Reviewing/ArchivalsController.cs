using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Reviewing;

/// <summary>An approved plan goes out of use (lưu trữ).</summary>
[Allow(Role.Director, Role.DeputyDirector)]
[Route("c/{centre}/lesson-plans/{id:guid}/archivals")]
public sealed class ArchivalsController(LmsDbContext db, PlanPages pages, TimeProvider clock) : PlanController(db, pages)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken stop) => WithPlan(id, ReviewLessonPlan.Policy, async plan =>
    {
        var now = clock.GetUtcNow();
        if (!Obeys(() => plan.Archive(Me.PersonId, now)))
        {
            return await Refused(id, stop);
        }

        Db.Record(CentreId, Me.PersonId, "LessonPlan.Archived", id, now);
        await Db.SaveChangesAsync(stop);
        return Done("Lessons.Archived", PlanPath(id));
    }, stop);
}
