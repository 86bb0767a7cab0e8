using Lms.Access;
using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Copying;

/// <summary>A draft of one's own, begun from an approved plan of the centre and naming it.</summary>
[Allow(Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/copies")]
public sealed class CopiesController(LmsDbContext db, PlanPages pages, TimeProvider clock) : PlanController(db, pages)
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop) => await Pages.Head(id, stop) is { } head
        ? View(new CopyPage(head, new NewPlanForm { LessonId = head.Plan.LessonId, Lessons = await Db.LessonChoices(CentreId, stop) }))
        : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, [Bind(Prefix = "Form")] NewPlanForm form, CancellationToken stop)
    {
        if (await Pages.Head(id, stop) is not { } head)
        {
            return NotFound();
        }

        LessonPlan? copy = null;
        if (form.LessonId is { } lesson && await Db.Lessons.AnyAsync(one => one.CentreId == CentreId && one.Id == lesson, stop))
        {
            var source = await Db.LessonPlans.AsNoTracking().AsSplitQuery()
                .Include(plan => plan.Parts).ThenInclude(part => part.Materials).ThenInclude(material => material.Tracks)
                .Include(plan => plan.Parts).ThenInclude(part => part.Polls)
                .SingleAsync(plan => plan.CentreId == CentreId && plan.Id == id, stop);
            Obeys(() => copy = source.CopyFor(lesson, Me.PersonId, Prose.Write, clock.GetUtcNow()));
        }
        else
        {
            Refuse("Form.LessonId", "Lessons.LessonRequired");
        }

        return copy is null
            ? View("New", new CopyPage(head, form with { Lessons = await Db.LessonChoices(CentreId, stop) }))
            : await Begin(copy, stop);
    }

    private async Task<IActionResult> Begin(LessonPlan copy, CancellationToken stop)
    {
        Db.LessonPlans.Add(copy);
        Db.Record(CentreId, Me.PersonId, "LessonPlan.Copied", copy.Id, clock.GetUtcNow());
        await Db.SaveChangesAsync(stop);
        return Done("Lessons.Copied", PlanPath(copy.Id, "edit"));
    }
}

public sealed record CopyPage(PlanHead Head, NewPlanForm Form);
