using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Writing;

/// <summary>What lost against another's save, looked at and put away by its writer.</summary>
[Allow(Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/set-aside")]
public sealed class SetAsideTextsController(LmsDbContext db, PlanPages pages) : PlanController(db, pages)
{
    [HttpPost("removals")]
    public Task<IActionResult> Remove(Guid id, Guid partId, CancellationToken stop) => WithPart(id, partId, EditLessonPlan.Policy, async (_, part) =>
    {
        if (await Db.SetAside(CentreId, part.Id, Me.PersonId, stop) is { } text)
        {
            Db.SetAsideTexts.Remove(text);
            await Db.SaveChangesAsync(stop);
        }

        return Done("Lessons.SetAsideRemoved", PlanPath(id, "parts", partId, "edit"));
    }, stop);
}
