using Lms.Data;
using Lms.Data.Films;
using Microsoft.Net.Http.Headers;

namespace Lms.Web.Films;

/// <summary>A part of a film on its way: a text, or a stretch of a file, of which a stretch may be asked for again.</summary>
public sealed record FilmPart(string ContentType)
{
    public byte[]? Text { get; init; }

    /// <summary>A length below 0 is all of the file.</summary>
    public FilmStretch Stretch { get; init; }

    /// <param name="left">How long caches may keep it.</param>
    public Task Send(HttpContext http, FileStore files, TimeSpan left)
    {
        if (Text is { } text)
        {
            Guard(http.Response, left);
            http.Response.ContentLength = text.Length;
            return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(text, http.RequestAborted).AsTask();
        }

        return SendStretch(http, files, left);
    }

    private async Task SendStretch(HttpContext http, FileStore files, TimeSpan left)
    {
        var response = http.Response;
        if (!await files.Fetch(Stretch.Sha256, http.RequestAborted))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var file = File.OpenHandle(files.PathOf(Stretch.Sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
        var whole = Stretch.Length < 0 ? RandomAccess.GetLength(file) : Stretch.Length;
        var tag = new EntityTagHeaderValue($"\"{Stretch.Sha256[..16]}-{Stretch.Begin}\"");
        Guard(response, left);
        response.Headers.AcceptRanges = "bytes";
        response.GetTypedHeaders().ETag = tag;
        var (begin, length) = Asked(http.Request, whole, tag);
        if (length < 0)
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            response.GetTypedHeaders().ContentRange = new ContentRangeHeaderValue(whole);
            return;
        }

        if (length < whole)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.GetTypedHeaders().ContentRange = new ContentRangeHeaderValue(begin, begin + length - 1, whole);
        }

        response.ContentLength = length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await FilePieces.Send(file, Stretch.Begin + begin, length, response, http.RequestAborted);
        }
    }

    // Several stretches at once, which no player asks for, are answered with the whole, as RFC 9110 lets one do.
    private static (long Begin, long Length) Asked(HttpRequest request, long whole, EntityTagHeaderValue tag)
    {
        var headers = request.GetTypedHeaders();
        if (!HttpMethods.IsGet(request.Method) || headers.Range is not { Ranges: { Count: 1 } ranges } range || range.Unit != "bytes"
            || (headers.IfRange is { } only && only.EntityTag?.Compare(tag, useStrongComparison: true) != true))
        {
            return (0, whole);
        }

        var (from, to) = (ranges.First().From, ranges.First().To);
        var begin = from ?? Math.Max(0, whole - (to ?? 0));
        var end = from is null ? whole - 1 : Math.Min(to ?? (whole - 1), whole - 1);
        return begin <= end ? (begin, end - begin + 1) : (0, -1);
    }

    private void Guard(HttpResponse response, TimeSpan left)
    {
        var headers = response.Headers;
        headers.ContentType = ContentType;
        headers.CacheControl = $"public, max-age={(int)left.TotalSeconds}, immutable";
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
