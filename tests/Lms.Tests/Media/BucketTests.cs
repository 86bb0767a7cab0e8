using System.Net;
using System.Security.Cryptography;
using Amazon.Runtime;
using Lms.Data;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lms.Tests.Media;

/// <summary>The site with its bytes in a bucket.</summary>
public sealed class BucketApp : LmsApp
{
    public BucketServer Bucket { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string?>> Settings => Bucket.Settings;

    public override async ValueTask InitializeAsync()
    {
        await Bucket.InitializeAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Bucket.DisposeAsync();
    }
}

/// <summary>Nodes that share a bucket, each with a folder of its own.</summary>
public sealed class BucketTests(BucketApp app) : IClassFixture<BucketApp>, IDisposable
{
    private readonly TemporaryFolder here = new();
    private readonly TemporaryFolder there = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private FileStore Store => app.Services.GetRequiredService<FileStore>();

    public void Dispose()
    {
        here.Dispose();
        there.Dispose();
    }

    [Fact]
    public async Task What_one_node_stores_another_reads_whole_and_a_copy_is_made_once_however_many_ask()
    {
        using var bucket = app.Bucket.Open();
        var (one, other) = (new FileStore(here.FullPath, bucket), new FileStore(there.FullPath, bucket));
        var bytes = RandomNumberGenerator.GetBytes(20_000_000);
        var (sha256, length) = await one.Put(new MemoryStream(bytes), long.MaxValue, Stop);
        Assert.Equal((Hash(bytes), 20_000_000), (sha256, length));

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => other.Fetch(sha256, Stop).AsTask()));

        Assert.All(answers, Assert.True);
        await using var read = await other.Open(sha256, Stop);
        Assert.Equal(sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(read, Stop)));
        Assert.Empty(Directory.EnumerateFiles(there["incoming"]));
        Assert.False(await other.Fetch(Hash([1]), Stop));
        await Assert.ThrowsAsync<FileNotFoundException>(async () => await other.Open(Hash([1]), Stop));
    }

    [Fact]
    public async Task Bytes_that_the_bucket_spoilt_are_given_to_nobody()
    {
        using var bucket = app.Bucket.Open();
        var (one, other) = (new FileStore(here.FullPath, bucket), new FileStore(there.FullPath, bucket));
        var (sha256, _) = await one.Put(new MemoryStream(RandomNumberGenerator.GetBytes(1_000)), long.MaxValue, Stop);
        await File.WriteAllBytesAsync(app.Bucket.PathOf(sha256), RandomNumberGenerator.GetBytes(1_000), Stop);

        // By the client's own sum, or by ours.
        Assert.True(await Record.ExceptionAsync(async () => await other.Fetch(sha256, Stop)) is InvalidDataException or AmazonClientException);
        Assert.Equal((false, 0), await other.Prove(sha256, Stop));

        Assert.False(File.Exists(other.PathOf(sha256)));
        Assert.Empty(Directory.EnumerateFiles(there["incoming"]));
    }

    [Fact]
    public async Task A_node_keeps_copies_of_what_was_used_last_and_no_more_than_it_may()
    {
        using var bucket = app.Bucket.Open(localBytes: 2_500_000);
        var store = new FileStore(here.FullPath, bucket);
        var hashes = new List<string>();
        for (var number = 0; number < 4; number++)
        {
            hashes.Add((await store.Put(new MemoryStream(RandomNumberGenerator.GetBytes(1_000_000)), long.MaxValue, Stop)).Sha256);
            foreach (var (place, hash) in hashes.Index().Where(one => File.Exists(store.PathOf(one.Item))))
            {
                File.SetLastAccessTimeUtc(store.PathOf(hash), DateTime.UtcNow.AddHours(-10 + place));
            }
        }

        Assert.Equal([false, false, true, true], hashes.Select(hash => File.Exists(store.PathOf(hash))));
        Assert.True(await store.Fetch(hashes[0], Stop));
    }

    [Fact]
    public async Task What_nobody_names_goes_aside_after_a_week_and_for_good_after_another_and_what_is_named_comes_back()
    {
        var named = await Upload("co-ten.mp4", Clips.New());
        var (nameless, _) = await Store.Put(new MemoryStream(RandomNumberGenerator.GetBytes(1_000)), long.MaxValue, Stop);
        var sweep = app.Services.GetRequiredService<FileSweep>();
        app.Clock.Advance(DateTimeOffset.UtcNow - app.Clock.GetUtcNow());
        Assert.Equal(0, await sweep.Run(Stop));

        app.Bucket.Age("files", FileSweep.Patience + TimeSpan.FromHours(1));
        Assert.NotEqual(0, await sweep.Run(Stop));
        Assert.DoesNotContain(nameless, app.Bucket.Kept("files"));
        Assert.Contains(nameless, app.Bucket.Kept("aside"));
        Assert.Contains(named, app.Bucket.Kept("files"));

        // As if it had been named while it was taken away: it is read all the same, and comes back.
        using var bucket = app.Bucket.Open();
        Assert.True(await bucket.PutAside(named, DateTimeOffset.MaxValue, Stop));
        var other = new FileStore(there.FullPath, bucket);
        Assert.True(await other.Fetch(named, Stop));
        Assert.Contains(named, app.Bucket.Kept("files"));
        Assert.True(await bucket.PutAside(named, DateTimeOffset.MaxValue, Stop));
        await sweep.Run(Stop);
        Assert.Contains(named, app.Bucket.Kept("files"));
        Assert.DoesNotContain(named, app.Bucket.Kept("aside"));
        Assert.Contains(nameless, app.Bucket.Kept("aside"));

        app.Bucket.Age("aside", FileSweep.Patience + TimeSpan.FromHours(1));
        await sweep.Run(Stop);
        Assert.Empty(app.Bucket.Kept("aside"));
    }

    [Fact]
    public async Task What_was_uploaded_is_read_on_a_node_that_never_saw_it_and_is_not_there_once_it_is_lost()
    {
        var bytes = Clips.New();
        var sha256 = await Upload("hai-nut.mp4", bytes);
        File.Delete(Store.PathOf(sha256));
        var file = await app.InDatabase(db => db.Files.Where(file => file.Sha256 == sha256).Select(file => file.Id).FirstAsync());
        var lecturer = await app.As("SV-CB05");

        var answer = await lecturer.Send(new HttpRequestMessage(HttpMethod.Get, $"/c/song-van/files/{file}"));
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync(Stop));

        File.Delete(Store.PathOf(sha256));
        File.Delete(app.Bucket.PathOf(sha256));
        Assert.Equal(HttpStatusCode.NotFound, (await lecturer.Send(new HttpRequestMessage(HttpMethod.Get, $"/c/song-van/files/{file}"))).StatusCode);

        // For the other tests of this site.
        await Store.Put(new MemoryStream(bytes), long.MaxValue, Stop);
    }

    [Fact]
    public async Task The_check_names_what_is_missing_or_changed_where_it_is_kept()
    {
        // The demo's own lie in the folder: a site that takes a bucket brings them there first.
        var check = new FileCheck(app.Services.GetRequiredService<NpgsqlDataSource>(), new FileStore(Store.Folder));
        using var first = new StringWriter();
        var sha256 = await Upload("kiem-tra.mp4", Clips.New());
        Assert.True(await check.Run(first, Stop), first.ToString());
        Assert.Contains(": 0 missing, 0 changed", first.ToString(), StringComparison.Ordinal);

        var kept = await File.ReadAllBytesAsync(Store.PathOf(sha256), Stop);
        await File.WriteAllBytesAsync(Store.PathOf(sha256), [.. kept[..^1], (byte)~kept[^1]], Stop);
        using var spoilt = new StringWriter();
        Assert.False(await check.Run(spoilt, Stop));
        Assert.Contains($"changed  {sha256}  kiem-tra.mp4", spoilt.ToString(), StringComparison.Ordinal);

        File.Delete(Store.PathOf(sha256));
        using var lost = new StringWriter();
        Assert.False(await check.Run(lost, Stop));
        Assert.Contains($"missing  {sha256}  kiem-tra.mp4", lost.ToString(), StringComparison.Ordinal);

        // In the bucket it is right.
        using var inBucket = new StringWriter();
        await new FileCheck(app.Services.GetRequiredService<NpgsqlDataSource>(), Store).Run(inBucket, Stop);
        Assert.DoesNotContain(sha256, inBucket.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> Upload(string name, byte[] bytes)
    {
        await app.AttachFilm(name, bytes);
        return Hash(bytes);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
