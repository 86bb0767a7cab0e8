using Lms.Access;
using Lms.Data;
using Lms.Domain;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Writing;

/// <summary>The chapters of a film in a lesson plan, written all together.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/parts/{partId:guid}/materials/{materialId:guid}/chapters")]
public sealed class ChaptersController(LmsDbContext db, PlanPages pages) : FilmTextController(db, pages)
{
    [HttpPost]
    public Task<IActionResult> Update(Guid id, Guid partId, Guid materialId, string? chapters, CancellationToken stop) =>
        WithFilm((id, partId, materialId), async (plan, part, film) =>
        {
            var written = CleanText.Of(chapters ?? "");
            try
            {
                film.Divide(Chapters.Read(written, await Seconds(film, stop)));
            }
            catch (RuleBrokenException broken)
            {
                return await Refused((plan, part, film), written, broken, stop);
            }

            return await Saved(plan, part, film, "Lessons.ChaptersSaved", stop);
        }, stop);

    // Known once the film has been made ready to be played.
    private Task<double?> Seconds(Material film, CancellationToken stop) => Db.Films
        .Where(made => made.CentreId == CentreId && made.State == WorkState.Done
            && Db.Files.Any(file => file.CentreId == CentreId && file.Id == film.FileId && file.Sha256 == made.Sha256))
        .Select(made => made.Seconds).SingleOrDefaultAsync(stop);
}
