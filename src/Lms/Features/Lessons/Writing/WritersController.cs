using Lms.Access;
using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Writing;

/// <summary>Who writes a plan besides its author; the author alone says so.</summary>
[Allow(Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/writers")]
public sealed class WritersController(LmsDbContext db, PlanPages pages, TimeProvider clock) : PlanController(db, pages)
{
    [HttpGet]
    public Task<IActionResult> Index(Guid id, CancellationToken stop) => WithPlan(id, EditLessonPlan.Policy, async plan =>
    {
        var lecturers = await Db.Lecturers(CentreId).ToListAsync(stop);
        return View(new WritersPage(
            plan, plan.AuthorId == Me.PersonId && plan.CanBeEdited,
            [.. lecturers.Where(person => plan.Writers.Any(writer => writer.PersonId == person.Id))], [.. lecturers.Where(person => !plan.IsWrittenBy(person.Id))]));
    }, stop);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, Guid personId, CancellationToken stop) => Change(id, "LessonPlan.Shared", "Lessons.Shared", async plan =>
    {
        if (!await Db.Lecturers(CentreId).AnyAsync(person => person.Id == personId, stop))
        {
            return false;
        }

        plan.ShareWith(personId);
        return true;
    }, stop);

    [HttpPost("{personId:guid}/removals")]
    public Task<IActionResult> Remove(Guid id, Guid personId, CancellationToken stop) => Change(id, "LessonPlan.SharedNoMore", "Lessons.SharedNoMore", plan =>
    {
        var writes = plan.Writers.Any(writer => writer.PersonId == personId);
        plan.ShareNoMore(personId);
        return Task.FromResult(writes);
    }, stop);

    private Task<IActionResult> Change(Guid id, string act, string done, Func<LessonPlan, Task<bool>> change, CancellationToken stop) =>
        WithPlan(id, EditLessonPlan.Policy, async plan =>
        {
            if (plan.AuthorId != Me.PersonId)
            {
                return Forbid();
            }

            if (!await change(plan))
            {
                return NotFound();
            }

            Db.Record(CentreId, Me.PersonId, act, id, clock.GetUtcNow());
            await Save(plan, stop);
            return Done(done, PlanPath(id, "writers"));
        }, stop);
}
