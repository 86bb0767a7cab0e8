using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Lms.Web.Documents;

/// <summary>A file that was written to the end before any of it is sent, and that no cache keeps.</summary>
internal sealed class BufferedFile(FileBufferingWriteStream file, string type, string name) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, stop) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.CacheControl = "no-store";
        response.ContentType = type;
        response.ContentLength = file.Length;
        await file.DrainBufferAsync(response.Body, stop);
    }
}
