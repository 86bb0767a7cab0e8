using Lms.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lms.Bench.Media;

/// <summary>
/// What Kestrel does at best on this machine with files: it sends them as they lie in a folder, and asks nobody anything. A process of
/// its own, as Lms is.
/// </summary>
public static class BareFiles
{
    public const string Verb = "bare-files";

    public static async Task<int> Serve(string url, string folder, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.Run(context => context.Request.Path == "/"
            ? context.Response.WriteAsync("ready")
            : Send(context, new FileInfo(Path.Combine(folder, Path.GetFileName(context.Request.Path.Value!)))));
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    private static Task Send(HttpContext context, FileInfo file)
    {
        context.Response.ContentType = "video/mp4";
        context.Response.ContentLength = file.Length;
        return context.Response.SendFileAsync(file.FullName, 0, file.Length, context.RequestAborted);
    }
}
