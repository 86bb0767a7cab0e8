using Lms.Data;
using Lms.Domain.Media;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Lms.Web;

/// <summary>A file out of the store as a reader may have it: drawn in place where that is safe, else to be saved.</summary>
/// <param name="Name">What it is called where it is saved.</param>
/// <param name="IsShown">Whether a browser draws it; anything else gets a type that none runs.</param>
public sealed record GivenFile(string Sha256, string ContentType, string Name, bool IsShown)
{
    /// <summary>When it came, if that may be told.</summary>
    public DateTimeOffset? StoredAt { get; init; }

    public static GivenFile Paper(string sha256, PaperKind kind, string name) =>
        new(sha256, kind.ContentType(), name, IsShown: kind != PaperKind.Docx);

    public async Task<IActionResult> Answer(HttpResponse response, FileStore files, CancellationToken stop)
    {
        if (!await files.Fetch(Sha256, stop))
        {
            return new NotFoundResult();
        }

        return Answer(response, await files.Open(Sha256, stop), Sha256);
    }

    /// <param name="content">What is given of it; closed afterwards.</param>
    /// <param name="tag">The same for the same bytes.</param>
    public IActionResult Answer(HttpResponse response, Stream content, string tag)
    {
        Guard(response);

        // As a stream: by its path it would be sent with the time at which it was stored.
        return new FileStreamResult(content, ContentType)
        {
            EnableRangeProcessing = true,
            EntityTag = new EntityTagHeaderValue($"\"{tag}\""),
            LastModified = StoredAt,
        };
    }

    private void Guard(HttpResponse response)
    {
        var headers = response.GetTypedHeaders();
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        var disposition = new ContentDispositionHeaderValue(IsShown ? "inline" : "attachment");
        disposition.SetHttpFileName(Name);
        headers.ContentDisposition = disposition;
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // Browsers refuse to draw a sandboxed PDF; they run it in a box of their own.
        response.Headers.ContentSecurityPolicy = ContentType == "application/pdf"
            ? "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
            : "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    }
}
