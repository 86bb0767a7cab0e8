using Lms.Access;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Importing;

/// <summary>A document or an article looked at before it is taken in behind the parts that a plan has already.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/imports")]
public sealed class PartImportsController(LmsDbContext db, PlanPages pages, ImportDesk desk, ImportTickets tickets, Uploads uploads)
    : PlanController(db, pages)
{
    [HttpGet("new")]
    public Task<IActionResult> New(Guid id, CancellationToken stop) => WithPlan(id, EditLessonPlan.Policy, plan =>
    {
        plan.RequireEditable();
        return Task.FromResult<IActionResult>(View("New", new ImportPage { Plan = plan }));
    }, stop);

    [HttpPost, StreamedForm, IgnoreAntiforgeryToken] // The token is in the form that is read here.
    public Task<IActionResult> Create(Guid id, CancellationToken stop) => Take(id, new ImportPage(), "File", async () =>
        await uploads.Receive(HttpContext, stop) is { } upload ? new ImportSource(upload.Sha256, upload.Name, null) : null, stop);

    [HttpPost("articles")]
    public Task<IActionResult> Article(Guid id, [Bind(Prefix = "Article")] ArticleForm form, CancellationToken stop) =>
        Take(id, new ImportPage { Article = form }, "Article.Address", async () => await desk.Fetch(form.Address, stop), stop);

    private Task<IActionResult> Take(Guid id, ImportPage page, string field, Func<Task<ImportSource?>> source, CancellationToken stop) =>
        WithPlan(id, EditLessonPlan.Policy, async plan =>
        {
            plan.RequireEditable();
            try
            {
                if (ModelState.IsValid)
                {
                    return await source() is { } taken ? await Show(plan, taken, stop) : BadRequest();
                }
            }
            catch (RuleBrokenException broken) when (ImportDesk.IsRefusal(broken))
            {
                ModelState.AddModelError(field, Text.Of(broken));
            }

            page.Plan = plan;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("New", page);
        }, stop);

    private async Task<IActionResult> Show(LessonPlan plan, ImportSource source, CancellationToken stop)
    {
        var left = (plan.Periods * await Pages.PeriodMinutes(stop)) - plan.TotalMinutes;
        return View("Preview", new ImportPreview(await desk.Read(source, stop), source, tickets.Write(source, plan.Id), left) { Plan = plan });
    }
}
