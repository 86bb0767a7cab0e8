using Lms.Access;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.People;
using Lms.Domain.Programmes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Importing;

/// <summary>A document, a presentation, a saved page or an article on the web, looked at before a lesson plan is begun from it.</summary>
[Allow(Role.Lecturer)]
[Route("c/{centre}/lesson-plans/imports")]
public sealed class PlanImportsController(
    LmsDbContext db, PlanPages pages, ImportDesk desk, ImportTickets tickets, Uploads uploads)
    : PlanController(db, pages)
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? lesson, CancellationToken stop) =>
        await Form(new ImportPage { LessonId = lesson, Article = { LessonId = lesson } }, stop);

    [HttpPost, StreamedForm, IgnoreAntiforgeryToken] // The token is in the form that is read here.
    public Task<IActionResult> Create(CancellationToken stop) => Take(new ImportPage(), nameof(ImportPage.LessonId), "File", async () =>
        await uploads.Receive(HttpContext, stop) is { } upload ? (Chosen(), new ImportSource(upload.Sha256, upload.Name, null)) : null, stop);

    [HttpPost("articles")]
    public Task<IActionResult> Article([Bind(Prefix = "Article")] ArticleForm form, CancellationToken stop) =>
        Take(new ImportPage { LessonId = form.LessonId, Article = form }, "Article.LessonId", "Article.Address", async () =>
            (form.LessonId, ModelState.IsValid && await Lesson(form.LessonId, stop) is not null ? await desk.Fetch(form.Address, stop) : null), stop);

    /// <param name="source">Null for a request that no page of ours sends; without a source where the form is refused.</param>
    private async Task<IActionResult> Take(
        ImportPage page, string lessonField, string sourceField, Func<Task<(Guid? Lesson, ImportSource? Source)?>> source, CancellationToken stop)
    {
        try
        {
            if (await source() is not { } given)
            {
                return BadRequest();
            }

            if (await Lesson(given.Lesson, stop) is not { } lesson)
            {
                Refuse(lessonField, "Lessons.LessonRequired");
            }
            else if (given.Source is { } taken)
            {
                return View("Preview", new ImportPreview(
                    await desk.Read(taken, stop), taken, tickets.Write(taken, lesson.Id), lesson.Periods * await Pages.PeriodMinutes(stop))
                { Lesson = lesson });
            }
        }
        catch (RuleBrokenException broken) when (ImportDesk.IsRefusal(broken))
        {
            ModelState.AddModelError(sourceField, Text.Of(broken));
        }

        // What was chosen stays chosen, in both forms; the form of a file is read where it came in.
        page.LessonId ??= Chosen();
        page.Article.LessonId ??= page.LessonId;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Form(page, stop);
    }

    private Guid? Chosen() => Guid.TryParse(Uploads.FieldsOf(HttpContext).GetValueOrDefault(nameof(ImportPage.LessonId)), out var id) ? id : null;

    private Task<Lesson?> Lesson(Guid? id, CancellationToken stop) =>
        Db.Lessons.SingleOrDefaultAsync(lesson => lesson.CentreId == CentreId && lesson.Id == id, stop);

    private async Task<IActionResult> Form(ImportPage page, CancellationToken stop)
    {
        page.Lessons = await Db.LessonChoices(CentreId, stop);
        return View("New", page);
    }
}
