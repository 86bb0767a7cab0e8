using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lms.Web.Tus;

/// <summary>Speaks tus 1.0 (tus.io, "Open Protocol for Resumable File Uploads"): every answer says so, and other versions are refused.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TusAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers[TusHeader.Resumable] = TusHeader.OurVersion;
        response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsOptions(request.Method) && request.Headers[TusHeader.Resumable] != TusHeader.OurVersion)
        {
            response.Headers[TusHeader.Version] = TusHeader.OurVersion;
            context.Result = new StatusCodeResult(StatusCodes.Status412PreconditionFailed);
        }
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
