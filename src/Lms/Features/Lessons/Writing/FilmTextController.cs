using Lms.Access;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Lessons;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Lessons.Writing;

/// <summary>What the controllers around the texts of a film share: load it through the plan, change it, or say what was wrong.</summary>
public abstract class FilmTextController(LmsDbContext db, PlanPages pages) : PlanController(db, pages)
{
    protected Task<IActionResult> WithFilm(
        (Guid Plan, Guid Part, Guid Film) at, Func<LessonPlan, LessonPart, Material, Task<IActionResult>> act, CancellationToken stop) =>
        WithPart(at.Plan, at.Part, EditLessonPlan.Policy, async (plan, part) =>
        {
            plan.RequireEditable();
            return part.Materials.FirstOrDefault(material => material.Id == at.Film && material.Kind == MaterialKind.Video) is { } film
                ? await act(plan, part, film)
                : NotFound();
        }, stop);

    protected async Task<IActionResult> Saved(LessonPlan plan, LessonPart part, Material film, string done, CancellationToken stop)
    {
        await Save(plan, stop);
        return Done(done, PlanPath(plan.Id, "parts", part.Id, "edit") + $"#film-{film.Id}");
    }

    /// <param name="chapters">As they were typed; null when it was captions.</param>
    protected async Task<IActionResult> Refused((LessonPlan Plan, LessonPart Part, Material Film) at, string? chapters, RuleBrokenException broken, CancellationToken stop)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Part", new PartPage(at.Plan, at.Part, PartForm.Of(at.Part), await Pages.Materials(at.Part.Id, stop), await Pages.PeriodMinutes(stop))
        {
            RefusedFilm = new RefusedFilmTexts(at.Film.Id, chapters, Text.Of(broken)),
        });
    }
}
