using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Lessons;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Media;

/// <summary>A film's player.</summary>
[Route("c/{centre}/materials/{materialId:guid}/film")]
public sealed class FilmsController(LmsDbContext db, Texts text) : CentreController
{
    /// <summary>For the script to put there.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid materialId, CancellationToken stop)
    {
        var film = await db.Materials.AsNoTracking().ReadableBy(Me, db)
            .Where(material => material.Id == materialId && material.Kind == MaterialKind.Video)
            .Join(
                db.Files,
                material => new { material.CentreId, Id = material.FileId },
                file => new { file.CentreId, file.Id },
                (material, file) => new MaterialLine(material.Id, file.Id, material.Kind, material.Caption, file.Name, file.Length))
            .SingleOrDefaultAsync(stop);
        return film is null
            ? NotFound()
            : PartialView("_Player", await Source(film).WithTexts(db, CentreId, Path("materials", materialId), text, stop));
    }

    private PlayerSource Source(MaterialLine film) => new(film.Title, "", Path("files", film.FileId), Poster: null, Seconds: 0) { MaterialId = film.Id };
}
