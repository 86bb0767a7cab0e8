using Lms.Access;
using Lms.Data;
using Lms.Data.Seeding;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Features.Lessons.Writing;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons;

/// <summary>Lesson plans (giáo án): the list, a new one, one to read, and its head to change.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans")]
public sealed class LessonPlansController(LmsDbContext db, PlanPages pages, LessonPlanTemplate template, TimeProvider clock)
    : PlanController(db, pages)
{
    [HttpGet]
    public async Task<IActionResult> Index(
        LessonPlanState? state, string? find, Guid? programme, Guid? lesson, Guid? author, int page, CancellationToken stop) =>
        View(await Db.PlanList(Me, PlanFilter.Of(state, find, programme, lesson, author), page, clock.Today(), stop));

    [HttpGet("new"), Allow(Role.Lecturer)]
    public async Task<IActionResult> New(CancellationToken stop) =>
        View(new NewPlanForm { Lessons = await Db.LessonChoices(CentreId, stop) });

    [HttpPost, Allow(Role.Lecturer)]
    public async Task<IActionResult> Create(NewPlanForm form, CancellationToken stop)
    {
        var lesson = await Db.Lessons.SingleOrDefaultAsync(lesson => lesson.CentreId == CentreId && lesson.Id == form.LessonId, stop);
        if (lesson is null)
        {
            form.Lessons = await Db.LessonChoices(CentreId, stop);
            ModelState.TryAddModelError(nameof(form.LessonId), HttpContext.RequestServices.GetRequiredService<Texts>()["Lessons.LessonRequired"]);
            return View("New", form);
        }

        var audience = await Db.Programmes.Where(programme => programme.CentreId == CentreId && programme.Id == lesson.ProgrammeId)
            .Select(programme => programme.Audience).SingleAsync(stop);
        var plan = template.Begin(lesson, audience, Me.PersonId, await Pages.PeriodMinutes(stop), clock.GetUtcNow());
        Db.LessonPlans.Add(plan);
        Db.Record(CentreId, Me.PersonId, "LessonPlan.Begun", plan.Id, clock.GetUtcNow());
        await Db.SaveChangesAsync(stop);
        return Done("Lessons.Begun", PlanPath(plan.Id, "edit"));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) =>
        await Pages.Show(id, stop) is { } page ? View("Plan", page) : NotFound();

    [HttpGet("{id:guid}/edit")]
    public Task<IActionResult> Edit(Guid id, CancellationToken stop) => WithPlan(id, EditLessonPlan.Policy, async plan =>
    {
        plan.RequireEditable();
        return View("Edit", new EditPage(plan, PlanForm.Of(plan), new PartForm { Minutes = 10 }, await Pages.PeriodMinutes(stop)));
    }, stop);

    [HttpPost("{id:guid}")]
    public Task<IActionResult> Update(Guid id, [Bind(Prefix = "Form")] PlanForm form, CancellationToken stop) =>
        WithPlan(id, EditLessonPlan.Policy, async plan =>
        {
            plan.RequireEditable();
            var other = form.Seen == Seen.Of(plan) ? null : PlanForm.Of(plan);
            if (other is null && ModelState.IsValid && Obeys(() => plan.ChangeHeader(form.Header, form.Periods)))
            {
                await Save(plan, stop);
                return Done("Lessons.Saved", PlanPath(id, "edit"));
            }

            // Saving once more is then a choice made with both texts in sight.
            ModelState.Remove("Form.Seen");
            form.Seen = Seen.Of(plan);
            return View("Edit", new EditPage(plan, form, new PartForm { Minutes = 10 }, await Pages.PeriodMinutes(stop)) { Other = other });
        }, stop);
}
