using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Reviewing;

/// <summary>The author says that what the reviewer asked for in a part is done.</summary>
[Allow(Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/remarks/{remarkId:guid}/settlements")]
public sealed class RemarkSettlementsController(LmsDbContext db, PlanPages pages, TimeProvider clock) : PlanController(db, pages)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, Guid partId, Guid remarkId, CancellationToken stop) =>
        WithPart(id, partId, EditLessonPlan.Policy, async (plan, part) =>
        {
            plan.RequireEditable();
            if (part.Remarks.All(remark => remark.Id != remarkId))
            {
                return NotFound();
            }

            part.Settle(remarkId, clock.GetUtcNow());
            await Save(plan, stop);
            return Done("Lessons.RemarkSettled", PlanPath(id, "parts", partId, "edit"));
        }, stop);
}
