using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Reviewing;

/// <summary>The reviewer sends the plan back with a remark (yêu cầu sửa).</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/change-requests")]
public sealed class ChangeRequestsController(LmsDbContext db, PlanPages pages, TimeProvider clock) : PlanController(db, pages)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, string? remark, [FromForm(Name = "parts")] Dictionary<Guid, string?>? parts, uint version, CancellationToken stop) =>
        WithPlan(id, ReviewLessonPlan.Policy, async plan =>
        {
            var now = clock.GetUtcNow();
            if (!Obeys(() => plan.AskForChanges(Me.PersonId, remark ?? "", OnParts(parts), now), nameof(remark)))
            {
                ViewData["Remark"] = remark;
                ViewData["Parts"] = parts;
                return await Refused(id, stop);
            }

            // The reviewer speaks of the text that was on the screen; a newer one is looked at first.
            Db.Entry(plan).Property<uint>("Version").OriginalValue = version;
            Db.Record(CentreId, Me.PersonId, "LessonPlan.ChangesAsked", id, now);
            await Db.SaveChangesAsync(stop);
            return Done("Lessons.ChangesAsked", PlanPath(id));
        }, stop);

    private static Dictionary<Guid, string> OnParts(Dictionary<Guid, string?>? parts) =>
        parts?.ToDictionary(part => part.Key, part => part.Value ?? "") ?? [];
}
