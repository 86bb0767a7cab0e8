using Lms.Access;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Importing;

/// <summary>A document or an article taken in behind the parts that a plan has already.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/imports")]
public sealed class PartImportsController(LmsDbContext db, PlanPages pages, ImportDesk desk, Uploads uploads)
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
        await uploads.Receive(HttpContext, stop) is { } upload ? await desk.Read(upload, stop) : null, stop);

    [HttpPost("articles")]
    public Task<IActionResult> Article(Guid id, [Bind(Prefix = "Article")] ArticleForm form, CancellationToken stop) =>
        Take(id, new ImportPage { Article = form }, "Article.Address", async () => await desk.Fetch(form.Address, stop), stop);

    private Task<IActionResult> Take(Guid id, ImportPage page, string field, Func<Task<Import?>> read, CancellationToken stop) =>
        WithPlan(id, EditLessonPlan.Policy, async plan =>
        {
            plan.RequireEditable();
            try
            {
                if (ModelState.IsValid)
                {
                    return await read() is { } import ? await Add(id, import, stop) : BadRequest();
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

    // Reading takes seconds, in which the author writes on or submits: the plan is looked at anew.
    private Task<IActionResult> Add(Guid id, Import import, CancellationToken stop)
    {
        Db.ChangeTracker.Clear();
        return WithPlan(id, EditLessonPlan.Policy, async plan =>
        {
            Db.Files.AddRange(import.AddTo(plan, plan.Periods * await Pages.PeriodMinutes(stop), Me.Centre.Slug));
            await Save(plan, stop);
            return Done("Lessons.ImportAdded", PlanPath(id, "edit"), import.Parts.Count);
        }, stop);
    }
}
