using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Media;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Media;

/// <summary>Uploaded files, asked for again at every request: who may read one changes while it is being watched.</summary>
[Route("c/{centre}/files/{id:guid}")]
public sealed class FilesController(LmsDbContext db, FileStore files) : CentreController
{
    private static readonly string[] Shown =
        ["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "video/mp4", "video/webm"];

    [HttpGet, HttpHead]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) =>
        await db.Files.AsNoTracking().ReadableBy(Me, db).SingleOrDefaultAsync(file => file.Id == id, stop) is { } file
            ? await Given(file).Answer(Response, files, stop)
            : NotFound();

    private static GivenFile Given(StoredFile file)
    {
        var isShown = Shown.Contains(file.ContentType);
        return new GivenFile(file.Sha256, isShown ? file.ContentType : FileFormat.Unknown.ContentType, file.Name, isShown) { StoredAt = file.StoredAt };
    }
}
