using Lms.Access;
using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Reviewing;

/// <summary>A new draft of an approved plan; the approved one stays as it is.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/revisions")]
public sealed class RevisionsController(LmsDbContext db, PlanPages pages, TimeProvider clock) : PlanController(db, pages)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken stop) => WithPlan(id, EditLessonPlan.Policy, async plan =>
    {
        LessonPlan? revision = null;
        if (!Obeys(() => revision = plan.Revise(Me.PersonId, Prose.Write, clock.GetUtcNow())))
        {
            return await Refused(id, stop);
        }

        Db.LessonPlans.Add(revision!);
        Db.Record(CentreId, Me.PersonId, "LessonPlan.Revised", revision!.Id, clock.GetUtcNow());
        await Db.SaveChangesAsync(stop);
        return Done("Lessons.Revised", PlanPath(revision.Id, "edit"));
    }, stop);
}
