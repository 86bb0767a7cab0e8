using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Media;

/// <summary>Somebody who prepares lessons asks again for a film of which nothing became.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/materials/{id:guid}/film/tries")]
public sealed class FilmTriesController(LmsDbContext db, Films films, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken stop)
    {
        if (await films.Own(id, stop) is not { } film)
        {
            return NotFound();
        }

        film.AskAgain(clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        return await films.Page(id, session: null, Path("materials", id, "film"), mayTry: true, stop) is { } page ? PartialView("_Film", page) : NotFound();
    }
}
