using System.Diagnostics;
using Lms.Data;
using Lms.Hosting;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Support;

/// <summary>A server that speaks S3, on this machine, with one bucket; what lies in it is files that a test may look at and spoil.</summary>
public sealed class BucketServer : IAsyncLifetime
{
    private const string Bucket = "lms-thu";

    private readonly TemporaryFolder folder = new();
    private readonly int port = AppProcess.FreePort();
    private Process server = null!;

    /// <summary>As a site is told of it.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Bucket:Name"] = Bucket,
        ["Bucket:ServiceUrl"] = $"http://127.0.0.1:{port}",
        ["Bucket:AccessKey"] = "S3RVER",
        ["Bucket:SecretKey"] = "S3RVER",
        ["Bucket:Prefix"] = "song-van/",
    };

    /// <summary>One node's hold on it.</summary>
    public FileBucket Open(long localBytes = long.MaxValue) => new(Options.Create(new BucketOptions
    {
        Name = Bucket,
        ServiceUrl = $"http://127.0.0.1:{port}",
        AccessKey = "S3RVER",
        SecretKey = "S3RVER",
        Prefix = "song-van/",
        LocalBytes = localBytes,
    }));

    /// <summary>Names of what lies in the bucket.</summary>
    public IReadOnlyList<string> Kept(string home) => Directory.Exists(Path.Combine(folder[Bucket], "song-van", home))
        ? [.. Directory.EnumerateFiles(Path.Combine(folder[Bucket], "song-van", home)).Select(path => Path.GetFileName(path).Split('.')[0]).Distinct().Order()]
        : [];

    public string PathOf(string sha256) => Directory.EnumerateFiles(Path.Combine(folder[Bucket], "song-van", "files"), $"{sha256}*object").Single();

    /// <summary>As if it had been put there so long ago.</summary>
    public void Age(string home, TimeSpan by)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder[Bucket], "song-van", home)))
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow - by);
        }
    }

    public async ValueTask InitializeAsync()
    {
        server = Process.Start(new ProcessStartInfo(
            "node", [Path.Combine(ContentRoot.Find(), "node_modules/s3rver/bin/s3rver.js"), "-d", folder.FullPath, "-a", "127.0.0.1", "-p", $"{port}", "--configure-bucket", Bucket])
        {
            RedirectStandardOutput = true,
        })!;

        // It says where it listens, and later every request.
        while (await server.StandardOutput.ReadLineAsync() is { } line && !line.Contains("listening", StringComparison.OrdinalIgnoreCase))
        {
        }

        _ = server.StandardOutput.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        folder.Dispose();
    }
}
