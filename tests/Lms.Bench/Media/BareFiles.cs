using System.Globalization;
using Lms.Data;
using Microsoft.AspNetCore.Http;

namespace Lms.Bench.Media;

/// <summary>
/// What bare Kestrel does at best with the same bytes, for everybody, without a database: as ASP.NET Core sends files, and as fast as we
/// know how.
/// </summary>
public static class BareFiles
{
    public const string Verb = "bare-files";

    private const int Piece = 128 * 1024;

    /// <summary>The two ways.</summary>
    public static IReadOnlyList<string> Ways => ["sendfile", "pieces"];

    public static string PathOf(string way, Stretch stretch) => string.Create(CultureInfo.InvariantCulture, $"/{way}/{stretch.Sha256}/{stretch.Begin}/{stretch.Length}");

    public static Task<int> Serve(string url, string folder, CancellationToken stop)
    {
        var files = new FileStore(folder);
        return BareKestrel.Serve(url, http => Answer(http, files), stop);
    }

    private static Task Answer(HttpContext http, FileStore files)
    {
        if (http.Request.Path.Value!.Split('/') is not [_, var way, var sha256, var from, var bytes])
        {
            return Task.CompletedTask;
        }

        var (path, begin, length) = (files.PathOf(sha256), long.Parse(from, CultureInfo.InvariantCulture), long.Parse(bytes, CultureInfo.InvariantCulture));
        http.Response.ContentLength = length;
        http.Response.ContentType = "video/mp4";
        return way == Ways[0] ? http.Response.SendFileAsync(path, begin, length, http.RequestAborted) : InPieces(http, path, begin, length);
    }

    private static async Task InPieces(HttpContext http, string path, long at, long length)
    {
        using var file = File.OpenHandle(path);
        await http.Response.StartAsync(http.RequestAborted);
        while (length > 0)
        {
            var room = http.Response.BodyWriter.GetMemory((int)Math.Min(length, Piece));
            var read = RandomAccess.Read(file, room.Span[..(int)Math.Min(room.Length, length)], at);
            http.Response.BodyWriter.Advance(read);
            (at, length) = (at + read, length - read);
            if (read == 0 || (await http.Response.BodyWriter.FlushAsync(http.RequestAborted)).IsCompleted)
            {
                return;
            }
        }
    }
}
