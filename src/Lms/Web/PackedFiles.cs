using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Lms.Web;

/// <summary>Serves wwwroot/lib: for ever, since names change with content, and packed at build where the browser takes it.</summary>
public static class PackedFiles
{
    private static readonly (string Coding, string Suffix)[] Packings = [("br", ".br"), ("gzip", ".gz")];

    public static void UsePackedFiles(this WebApplication app)
    {
        var lib = Path.Combine(app.Environment.WebRootPath, "lib");
        if (!Directory.Exists(lib))
        {
            throw new InvalidOperationException($"{lib} is missing; run `npm ci` and `npm run build`.");
        }

        var files = new PhysicalFileProvider(lib);
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/lib"), branch =>
        {
            branch.Use(next => context => TakePacked(files, context, next));
            branch.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = files,
                RequestPath = "/lib",
                ContentTypeProvider = new PackedTypes(),
                OnPrepareResponse = Describe,
            });
        });
    }

    private static Task TakePacked(PhysicalFileProvider files, HttpContext context, RequestDelegate next)
    {
        context.Request.Path.StartsWithSegments("/lib", out var name);
        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        foreach (var (coding, suffix) in Packings)
        {
            if (accepted.Contains(coding, StringComparison.Ordinal) && files.GetFileInfo(name + suffix).Exists)
            {
                context.Request.Path += suffix;
                break;
            }
        }

        return next(context);
    }

    private static void Describe(StaticFileResponseContext prepared)
    {
        var headers = prepared.Context.Response.Headers;
        headers[HeaderNames.CacheControl] = "public,max-age=31536000,immutable";
        headers[HeaderNames.Vary] = HeaderNames.AcceptEncoding;
        if (prepared.File.Name.StartsWith("exam-worker-", StringComparison.Ordinal))
        {
            // A service worker serves its own folder unless the server says otherwise.
            headers["Service-Worker-Allowed"] = "/c/";
        }

        var packing = Packings.FirstOrDefault(packing => prepared.File.Name.EndsWith(packing.Suffix, StringComparison.Ordinal));
        if (packing.Coding is { } coding)
        {
            headers[HeaderNames.ContentEncoding] = coding;
        }
    }

    private sealed class PackedTypes : IContentTypeProvider
    {
        private readonly FileExtensionContentTypeProvider types = new();

        public bool TryGetContentType(string subpath, out string contentType) => types.TryGetContentType(
            Packings.Any(packing => subpath.EndsWith(packing.Suffix, StringComparison.Ordinal)) ? Path.ChangeExtension(subpath, null) : subpath,
            out contentType!);
    }
}
