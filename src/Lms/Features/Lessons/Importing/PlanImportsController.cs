using Lms.Access;
using Lms.Data;
using Lms.Data.Seeding;
using Lms.Domain;
using Lms.Domain.People;
using Lms.Domain.Programmes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Importing;

/// <summary>A lesson plan begun from a document, a presentation, a saved page or an article on the web.</summary>
[Allow(Role.Lecturer)]
[Route("c/{centre}/lesson-plans/imports")]
public sealed class PlanImportsController(
    LmsDbContext db, PlanPages pages, ImportDesk desk, Uploads uploads, LessonPlanTemplate template, TimeProvider clock)
    : PlanController(db, pages)
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? lesson, CancellationToken stop) =>
        await Form(new ImportPage { LessonId = lesson, Article = { LessonId = lesson } }, stop);

    [HttpPost, StreamedForm, IgnoreAntiforgeryToken] // The token is in the form that is read here.
    public async Task<IActionResult> Create(CancellationToken stop)
    {
        var page = new ImportPage();
        return await Take(page, nameof(ImportPage.LessonId), "File", async () =>
        {
            if (await uploads.Receive(HttpContext, stop) is not { } upload)
            {
                return null;
            }

            page.LessonId = Guid.TryParse(upload.Fields.GetValueOrDefault(nameof(ImportPage.LessonId)), out var id) ? id : null;
            return (page.LessonId, () => desk.Read(upload, stop));
        }, stop);
    }

    [HttpPost("articles")]
    public Task<IActionResult> Article([Bind(Prefix = "Article")] ArticleForm form, CancellationToken stop) =>
        Take(new ImportPage { Article = form }, "Article.LessonId", "Article.Address", () =>
            Task.FromResult<(Guid?, Func<Task<Import>>)?>((form.LessonId, () => desk.Fetch(form.Address, stop))), stop);

    /// <param name="source">Null for a request that no page of ours sends.</param>
    private async Task<IActionResult> Take(
        ImportPage page, string lessonField, string sourceField, Func<Task<(Guid? Lesson, Func<Task<Import>> Read)?>> source, CancellationToken stop)
    {
        try
        {
            if (await source() is not { } given)
            {
                return BadRequest();
            }

            var lesson = await Db.Lessons.SingleOrDefaultAsync(lesson => lesson.CentreId == CentreId && lesson.Id == given.Lesson, stop);
            if (lesson is null)
            {
                Refuse(lessonField, "Lessons.LessonRequired");
            }
            else if (ModelState.IsValid)
            {
                return await Begin(lesson, await given.Read(), stop);
            }
        }
        catch (RuleBrokenException broken) when (ImportDesk.IsRefusal(broken))
        {
            ModelState.AddModelError(sourceField, Text.Of(broken));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Form(page, stop);
    }

    private async Task<IActionResult> Begin(Lesson lesson, Import import, CancellationToken stop)
    {
        var audience = await Db.Programmes.Where(programme => programme.CentreId == CentreId && programme.Id == lesson.ProgrammeId)
            .Select(programme => programme.Audience).SingleAsync(stop);
        var plan = template.BeginWithoutParts(lesson, audience, Me.PersonId, clock.GetUtcNow());
        Db.Files.AddRange(import.AddTo(plan, plan.Periods * await Pages.PeriodMinutes(stop), Me.Centre.Slug));
        Db.LessonPlans.Add(plan);
        Db.Record(CentreId, Me.PersonId, "LessonPlan.Begun", plan.Id, clock.GetUtcNow());
        await Db.SaveChangesAsync(stop);
        return Done("Lessons.Imported", PlanPath(plan.Id, "edit"), import.Parts.Count);
    }

    private async Task<IActionResult> Form(ImportPage page, CancellationToken stop)
    {
        page.Lessons = await Db.LessonChoices(CentreId, stop);
        return View("New", page);
    }
}
