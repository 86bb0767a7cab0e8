using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Media;

/// <summary>What is said in a film, for whoever may see the film.</summary>
[Route("c/{centre}/materials/{materialId:guid}/captions")]
public sealed class CaptionsController(LmsDbContext db, FileStore files) : CentreController
{
    [HttpGet("{id:guid}"), HttpHead("{id:guid}")]
    public async Task<IActionResult> Show(Guid materialId, Guid id, CancellationToken stop) =>
        await Sha256(materialId, id, stop) is { } sha256
            ? await new GivenFile(sha256, "text/vtt; charset=utf-8", $"{id}.vtt", IsShown: true).Answer(Response, files, stop)
            : NotFound();

    private Task<string?> Sha256(Guid materialId, Guid id, CancellationToken stop) => db.Materials.ReadableBy(Me, db)
        .Where(material => material.Id == materialId)
        .SelectMany(material => material.Tracks)
        .Where(track => track.Id == id)
        .Join(
            db.Files,
            track => new { track.CentreId, Id = track.FileId },
            file => new { file.CentreId, file.Id },
            (_, file) => file.Sha256)
        .SingleOrDefaultAsync(stop);
}
