using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace Lms.Data;

/// <summary>Where the bytes lie when not on this machine alone; section "Bucket" of the settings.</summary>
public sealed class BucketOptions
{
    public const string Section = "Bucket";

    /// <summary>Of the bucket; empty for none: then everything lies in the data folder.</summary>
    public string Name { get; set; } = "";

    /// <summary>Of a server that speaks S3; empty for Amazon's own, which is found by the region.</summary>
    public string ServiceUrl { get; set; } = "";

    public string Region { get; set; } = "us-east-1";

    /// <summary>Empty where the machine itself has the right, by its role.</summary>
    public string AccessKey { get; set; } = "";

    public string SecretKey { get; set; } = "";

    /// <summary>Before every name, with its slash: several sites may share a bucket.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Bytes of copies that a node keeps at hand, of those used last.</summary>
    [Range(1_000_000_000, long.MaxValue)]
    public long LocalBytes { get; set; } = 50_000_000_000;
}

/// <summary>
/// The store's bytes in a bucket that all nodes share (docs/decisions/files-in-a-bucket.md). What is removed lies aside for a while:
/// a removal and an upload of the same bytes cannot be told apart in a bucket, so the one that was wrong is made good afterwards.
/// </summary>
public sealed class FileBucket : IDisposable
{
    private const string Files = "files/";
    private const string Aside = "aside/";

    // A film of some GB over a slow line to the bucket.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly BucketOptions options;
    private readonly AmazonS3Client client;

    public FileBucket(IOptions<BucketOptions> options)
    {
        this.options = options.Value;
        var config = new AmazonS3Config
        {
            ForcePathStyle = true,
            AuthenticationRegion = this.options.Region,
            Timeout = Longest,
        };
        if (this.options.ServiceUrl.Length > 0)
        {
            config.ServiceURL = this.options.ServiceUrl;
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(this.options.Region);
        }

        client = this.options.AccessKey.Length > 0
            ? new AmazonS3Client(new BasicAWSCredentials(this.options.AccessKey, this.options.SecretKey), config)
            : new AmazonS3Client(config);
    }

    /// <summary>Bytes of copies that a node keeps.</summary>
    public long LocalBytes => options.LocalBytes;

    /// <summary>In one piece: a bucket takes 5 GB so, and the store nothing that is larger. Not every server that speaks S3 reads chunks.</summary>
    public Task Put(string path, string sha256, CancellationToken stop) => client.PutObjectAsync(
        new PutObjectRequest { BucketName = options.Name, Key = Key(Files, sha256), FilePath = path, UseChunkEncoding = false }, stop);

    /// <returns>Null when it lies nowhere. What lies aside is put back first.</returns>
    public async Task<Stream?> Open(string sha256, CancellationToken stop) =>
        await Get(sha256, stop) ?? (await PutBack(sha256, stop) ? await Get(sha256, stop) : null);

    /// <summary>Hashes of what has lain here since then or longer.</summary>
    public IAsyncEnumerable<string> OlderThan(DateTimeOffset time, CancellationToken stop) => List(Files, time, stop);

    /// <summary>Hashes of what has lain aside since then or longer.</summary>
    public IAsyncEnumerable<string> AsideFor(DateTimeOffset time, CancellationToken stop) => List(Aside, time, stop);

    /// <summary>Puts aside what nobody names any more.</summary>
    /// <returns>False when it was gone or had come again since then.</returns>
    public async Task<bool> PutAside(string sha256, DateTimeOffset olderThan, CancellationToken stop)
    {
        if (await Found(() => client.GetObjectMetadataAsync(options.Name, Key(Files, sha256), stop)) is not { } known || known.LastModified.ToUniversalTime() >= olderThan.UtcDateTime)
        {
            return false;
        }

        await client.CopyObjectAsync(options.Name, Key(Files, sha256), options.Name, Key(Aside, sha256), stop);
        await client.DeleteObjectAsync(options.Name, Key(Files, sha256), stop);
        return true;
    }

    /// <returns>False when nothing lies aside under this hash.</returns>
    public async Task<bool> PutBack(string sha256, CancellationToken stop)
    {
        if (await Found(() => client.CopyObjectAsync(options.Name, Key(Aside, sha256), options.Name, Key(Files, sha256), stop)) is null)
        {
            return false;
        }

        await client.DeleteObjectAsync(options.Name, Key(Aside, sha256), stop);
        return true;
    }

    public Task Forget(string sha256, CancellationToken stop) => client.DeleteObjectAsync(options.Name, Key(Aside, sha256), stop);

    public void Dispose() => client.Dispose();

    private async Task<Stream?> Get(string sha256, CancellationToken stop) =>
        (await Found(() => client.GetObjectAsync(options.Name, Key(Files, sha256), stop)))?.ResponseStream;

    private async IAsyncEnumerable<string> List(string home, DateTimeOffset olderThan, [EnumeratorCancellation] CancellationToken stop)
    {
        var pages = client.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = options.Name, Prefix = options.Prefix + home });
        await foreach (var found in pages.S3Objects.WithCancellation(stop))
        {
            if (found.LastModified.ToUniversalTime() < olderThan.UtcDateTime)
            {
                yield return found.Key[(options.Prefix.Length + home.Length)..];
            }
        }
    }

    private string Key(string home, string sha256) => options.Prefix + home + sha256;

    private static async Task<T?> Found<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (AmazonS3Exception none) when (none.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
