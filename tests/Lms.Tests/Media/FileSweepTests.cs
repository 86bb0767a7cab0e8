using System.Net;
using System.Text.RegularExpressions;
using Lms.Data;
using Lms.Tests.Architecture;
using Lms.Tests.Conduct;
using Lms.Tests.Exams.Files;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Media;

/// <summary>What was uploaded and never became part of anything goes; nothing goes that any row names.</summary>
public sealed partial class FileSweepTests(LmsApp app) : IClassFixture<LmsApp>
{
    private FileStore Store => app.Services.GetRequiredService<FileStore>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_paper_leaves_the_store_after_a_week_and_a_taken_one_never_does()
    {
        var room = await Room.Open(app, ["SV-HV03"], minutes: null, takesFiles: true);
        var writer = await room.Begin("SV-HV03");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(writer, Papers.Heic));
        Assert.Equal(HttpStatusCode.Found, await Send(writer, Papers.Jpeg(77)));
        var refused = Hash(Papers.Heic);
        Assert.True(File.Exists(Store.PathOf(refused)));

        Assert.Equal(0, await Sweep());
        Age(FileSweep.Patience - TimeSpan.FromHours(1));
        Assert.Equal(0, await Sweep());
        Age(FileSweep.Patience + TimeSpan.FromHours(1));
        Assert.Equal(1, await Sweep());

        Assert.False(File.Exists(Store.PathOf(refused)));
        var named = await app.InDatabase(async db => new HashSet<string>([
            .. await db.Files.Select(file => file.Sha256).ToListAsync(), .. await db.AttemptFiles.Select(file => file.Sha256).ToListAsync(),
            .. await db.AttemptFiles.Select(file => file.CleanSha256).ToListAsync(), .. await db.ScriptFiles.Select(file => file.Sha256).ToListAsync()]));
        Assert.Contains(Hash(Papers.Jpeg(77)), named);
        Assert.All(named, sha256 => Assert.True(File.Exists(Store.PathOf(sha256))));
    }

    [Fact]
    public async Task The_same_bytes_refused_once_and_taken_elsewhere_stay()
    {
        var room = await Room.Open(app, ["SV-HV03", "SV-HV07"], minutes: null, takesFiles: true);
        var (one, other) = (await room.Begin("SV-HV03"), await room.Begin("SV-HV07"));
        await Send(one, Papers.Jpeg(78));
        await Send(other, Papers.Jpeg(78));
        var file = await app.InDatabase(db => db.AttemptFiles.SingleAsync(file => file.AttemptId == one.Id));
        await one.Visitor.Submit(await one.Visitor.Get($"{one.Path}/files"), "form[action$='/removals']");

        Age(FileSweep.Patience + TimeSpan.FromHours(1));
        await Sweep();

        // Taken away it is kept in the book, and so are its bytes.
        Assert.True(File.Exists(Store.PathOf(file.Sha256)) && File.Exists(Store.PathOf(file.CleanSha256)));
    }

    [Fact]
    public async Task Bytes_that_come_again_while_the_sweep_looks_stay_and_two_sweeps_at_once_do_no_harm()
    {
        var (sha256, _) = await Store.Put(new MemoryStream([1, 2, 3, 4]), 10, Stop);
        Assert.False(await Store.Remove(sha256, app.Clock.GetUtcNow() - FileSweep.Patience, Stop));
        Assert.True(File.Exists(Store.PathOf(sha256)));

        Age(FileSweep.Patience + TimeSpan.FromHours(1));
        await Task.WhenAll(Sweep(), Sweep());
        Assert.False(File.Exists(Store.PathOf(sha256)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Store.Folder, "incoming")));
    }

    /// <summary>A table that comes to name bytes and is forgotten here would lose them, and no backup would hold them.</summary>
    [Fact]
    public async Task Every_column_that_holds_a_hash_of_bytes_is_asked()
    {
        // A rendition names its film by the film's own column.
        var columns = await Catalog.Ask(app.ConnectionString, """
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'public' and column_name <> 'film_sha256' and (column_name like '%sha256%' or data_type = 'character' and character_maximum_length = 64)
                and table_name in (select tablename from pg_tables where schemaname = 'public')
            """);

        var asked = Asked().Matches(Sources.Read("src/Lms/Data/NamedFiles.cs")).Select(match => $"{match.Groups[2].Value}.{match.Groups[1].Value}");
        Assert.Equal(columns.Order(StringComparer.Ordinal), asked.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"select (\w+) from (\w+)")]
    private static partial Regex Asked();

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    private static async Task<HttpStatusCode> Send(Writer writer, byte[] bytes) => (await writer.Visitor.PostFile(
        await writer.Visitor.Get($"{writer.Path}/files"), "form[enctype='multipart/form-data']", "trang.jpg", bytes)).StatusCode;

    private Task<int> Sweep() => app.Services.GetRequiredService<FileSweep>().Run(Stop);

    /// <summary>As if all that lies in the store had lain there for so long.</summary>
    private void Age(TimeSpan by)
    {
        foreach (var path in Directory.EnumerateFiles(Store.Folder, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(path, (app.Clock.GetUtcNow() - by).UtcDateTime);
        }
    }
}
