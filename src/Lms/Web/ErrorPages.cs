namespace Lms.Web;

/// <summary>A page with a way on, for people; programs that ask for something else get the bare status.</summary>
public static class ErrorPages
{
    public const string Path = "/errors";

    public static void UseErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler(Path + "/500");
        }

        app.UseStatusCodePages(async context =>
        {
            if (context.HttpContext.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            {
                await Show(context.HttpContext, context.Next);
            }
        });
    }

    // The page is drawn under the address that failed, so that reloading it tries again.
    private static async Task Show(HttpContext context, RequestDelegate next)
    {
        var (path, query, method) = (context.Request.Path, context.Request.QueryString, context.Request.Method);
        context.Items[Path] = path + query;
        context.Request.Path = $"{Path}/{context.Response.StatusCode}";
        context.Request.QueryString = QueryString.Empty;
        context.Request.Method = HttpMethods.Get;
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Path, context.Request.QueryString, context.Request.Method) = (path, query, method);
        }
    }
}
