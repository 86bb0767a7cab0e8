using Microsoft.AspNetCore.Diagnostics;

namespace Lms.Web;

/// <summary>A page with a way on, for people; programs that ask for something else get the bare status.</summary>
public static class ErrorPages
{
    public const string Path = "/errors";

    public static void UseErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = Path + "/500",
                StatusCodeSelector = problem => DatabaseOutOfReach.Is(problem) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            });
        }

        app.UseStatusCodePagesWithReExecute(Path + "/{0}");
        app.Use(SpareThePrograms);
    }

    /// <summary>The address the reader sees: an error is drawn under the one that failed, so that reloading tries again.</summary>
    public static string Address(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } failed
            ? failed.OriginalPath + failed.OriginalQueryString
            : context.Request.Path + context.Request.QueryString;

    /// <summary>Whether this draws the page that says the database cannot be asked: then nothing asks it.</summary>
    public static bool IsWithoutDatabase(this HttpContext context) => DatabaseOutOfReach.Is(context.Features.Get<IExceptionHandlerFeature>()?.Error);

    private static Task SpareThePrograms(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(context);
    }
}
