using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Writing;

/// <summary>Where a part stands in its plan, and whether it does.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}")]
public sealed class PartPlacesController(LmsDbContext db, PlanPages pages) : PlanController(db, pages)
{
    /// <param name="position">The place to put it at, from 1; left out, it moves by one place.</param>
    [HttpPost("moves")]
    public Task<IActionResult> Move(Guid id, Guid partId, bool? up, int? position, CancellationToken stop) =>
        WithPart(id, partId, EditLessonPlan.Policy, async (plan, _) =>
        {
            if (position is { } place)
            {
                plan.PlacePart(partId, place);
            }
            else
            {
                plan.MovePart(partId, up ?? false);
            }

            await Save(plan, stop);
            return LocalRedirect(PlanPath(id, "edit") + "#parts");
        }, stop);

    [HttpPost("removals")]
    public Task<IActionResult> Remove(Guid id, Guid partId, CancellationToken stop) =>
        WithPart(id, partId, EditLessonPlan.Policy, async (plan, _) =>
        {
            plan.RemovePart(partId);
            await Save(plan, stop);
            return Done("Lessons.PartRemoved", PlanPath(id, "edit") + "#parts");
        }, stop);
}
