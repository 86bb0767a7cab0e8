using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Media;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Lms.Features.Media;

/// <summary>Uploaded files, asked for again at every request: who may read one changes while it is being watched.</summary>
[Route("c/{centre}/files/{id:guid}")]
public sealed class FilesController(LmsDbContext db, FileStore files) : CentreController
{
    private static readonly string[] Shown =
        ["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "video/mp4", "video/webm"];

    [HttpGet, HttpHead]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        var file = await db.Files.AsNoTracking().ReadableBy(Me, db).SingleOrDefaultAsync(file => file.Id == id, stop);
        if (file is null || !files.Has(file.Sha256))
        {
            return NotFound();
        }

        Guard(file);
        return new PhysicalFileResult(files.PathOf(file.Sha256), TypeOf(file))
        {
            EnableRangeProcessing = true,
            EntityTag = new EntityTagHeaderValue($"\"{file.Sha256}\""),
            LastModified = file.StoredAt,
        };
    }

    private static bool IsShown(StoredFile file) => Shown.Contains(file.ContentType);

    private static string TypeOf(StoredFile file) => IsShown(file) ? file.ContentType : FileFormat.Unknown.ContentType;

    private void Guard(StoredFile file)
    {
        var headers = Response.GetTypedHeaders();
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        headers.ContentDisposition = new ContentDispositionHeaderValue(IsShown(file) ? "inline" : "attachment");
        headers.ContentDisposition.SetHttpFileName(file.Name);
        Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // Browsers refuse to draw a sandboxed PDF; they run it in a box of their own.
        Response.Headers.ContentSecurityPolicy = file.ContentType == "application/pdf"
            ? "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
            : "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    }
}
