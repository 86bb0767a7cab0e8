using System.IO.Compression;
using Lms.Data;
using Lms.Data.Backup;
using Lms.Hosting;
using Lms.Tests.Architecture;
using Lms.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Lms.Tests.Data;

public sealed class BackupTests(LmsApp app) : IClassFixture<LmsApp>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Archive => folder["all.zip"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Everything_comes_back_into_an_empty_database()
    {
        await using var copy = await RestoredInto(await Servers.NewDatabase());

        await AssertSame(copy);
        await AssertWorks(copy);
    }

    [Fact]
    public async Task It_comes_back_onto_PostgreSQL_15_too()
    {
        Assert.SkipUnless(Directory.Exists(Servers.DebianBin), $"PostgreSQL 15 is not installed in {Servers.DebianBin}");

        await using var copy = await RestoredInto(await Servers.NewDatabaseOnDebian15());

        await AssertSame(copy);
    }

    [Fact]
    public async Task A_database_that_holds_something_is_refused()
    {
        await Backup();
        var database = await Servers.NewDatabase();
        await using var other = new Site(database, folder["other"]);
        await Catalog.Ask(database, "create table something (id int); select 'made'");

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => other.Restore(Archive));

        Assert.Contains("not empty", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_truncated_archive_is_refused_and_leaves_nothing_behind(double part)
    {
        await Backup();
        await using (var file = File.OpenWrite(Archive))
        {
            file.SetLength((long)(file.Length * part));
        }

        await AssertRefused();
    }

    [Fact]
    public async Task A_changed_row_is_refused_and_leaves_nothing_behind()
    {
        await Backup();
        using (var archive = ZipFile.Open(Archive, ZipArchiveMode.Update))
        {
            await using var rows = archive.GetEntry("tables/people.copy")!.Open();
            rows.Position = rows.Length / 2;
            var old = rows.ReadByte();
            rows.Position--;
            rows.WriteByte((byte)(old ^ 1));
        }

        await AssertRefused();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"format\":1,\"migration\":\"20261121000000_Initial\",\"takenAt\":\"2030-01-01T00:00:00Z\",\"tables\":null,\"files\":[]}")]
    [InlineData("{\"format\":1,\"migration\":\"20991231000000_Later\",\"takenAt\":\"2030-01-01T00:00:00Z\",\"tables\":[],\"files\":[]}")]
    [InlineData("{\"format\":1,\"migration\":\"20261121000000_Initial\",\"takenAt\":\"2030-01-01T00:00:00Z\",\"tables\":[],\"files\":[]}")]
    public async Task A_manifest_that_is_not_ours_is_refused(string manifest)
    {
        using (var archive = ZipFile.Open(Archive, ZipArchiveMode.Create))
        {
            await using var entry = new StreamWriter(archive.CreateEntry("manifest.json").Open());
            await entry.WriteAsync(manifest);
        }

        await AssertRefused();
    }

    [Fact]
    public async Task An_archive_is_never_written_over()
    {
        await Backup();

        await Assert.ThrowsAsync<StartRefusedException>(Backup);
    }

    private Task<Manifest> Backup() => In(app.Services, services => services.GetRequiredService<BackupArchive>()
        .Write(Archive, TestContext.Current.CancellationToken));

    private async Task<Site> RestoredInto(string database)
    {
        var taken = await Backup();
        Assert.True(taken.Tables.Sum(table => table.Rows) > 500);
        Assert.NotEmpty(taken.Files);
        var copy = new Site(database, folder["copy"]);
        await copy.Restore(Archive);
        return copy;
    }

    private async Task AssertRefused()
    {
        var database = await Servers.NewDatabase();
        await using var other = new Site(database, folder["other"]);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => other.Restore(Archive));

        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Empty(await Catalog.Ask(database, "select tablename::text from pg_tables where schemaname = 'public'"));
        Assert.False(Directory.Exists(folder["other"]) && Directory.EnumerateFiles(folder["other"]).Any());
    }

    // Not by the hashes of the archive itself: row by row, as text, from both databases.
    private async Task AssertSame(Site copy)
    {
        var tables = await Catalog.Ask(app.ConnectionString, "select tablename::text from pg_tables where schemaname = 'public'");
        Assert.True(tables.Count > 30);
        foreach (var table in tables.Except(["search_entries", "search_changes", "shown_documents", "films", "film_renditions", "resumable_uploads"]))
        {
            var question = $"select t::text from \"{table}\" t";
            Assert.Equal(await Catalog.Ask(app.ConnectionString, question), await Catalog.Ask(copy.Database, question));
        }

        // What can be found is not taken along: every plan of the copy waits to be made findable.
        Assert.Empty(await Catalog.Ask(copy.Database, "select p.id::text from lesson_plans p where not exists (select from search_changes c where c.source_id = p.id) and not exists (select from search_entries e where e.lesson_plan_id = p.id)"));
        var files = app.Services.GetRequiredService<FileStore>();
        foreach (var sha256 in await Catalog.Ask(app.ConnectionString, "select sha256 from files"))
        {
            Assert.Equal(await File.ReadAllBytesAsync(files.PathOf(sha256)), await File.ReadAllBytesAsync(copy.PathOf(sha256)));
        }
    }

    // Old passwords are good, and new rows get new numbers.
    private static async Task AssertWorks(Site copy)
    {
        await using var served = LmsApp.On(copy.Database, copy.Folder);
        await served.InitializeAsync();

        var visitor = await served.As("SV-HV01");

        Assert.Equal(System.Net.HttpStatusCode.OK, (await visitor.Get("/c/song-van")).Status);
        await served.InDatabase(db =>
        {
            db.Record(null, null, "Backup.Restored", null, DateTimeOffset.UnixEpoch);
            return db.SaveChangesAsync();
        });
    }

    private static async Task<T> In<T>(IServiceProvider services, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    /// <summary>The services of a site on another database.</summary>
    private sealed class Site(string database, string folder) : IAsyncDisposable
    {
        private readonly ServiceProvider services = Build(database, folder);

        public string Database => database;

        public string Folder => folder;

        public Task<Manifest> Restore(string archive) => In(services, inner => inner.GetRequiredService<RestoredCopy>()
            .Read(archive, TestContext.Current.CancellationToken));

        public string PathOf(string sha256) => services.GetRequiredService<FileStore>().PathOf(sha256);

        public ValueTask DisposeAsync() => services.DisposeAsync();

        private static ServiceProvider Build(string database, string folder)
        {
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
            services.AddData(database, folder, Path.Combine(ContentRoot.Find(), "content"));
            return services.BuildServiceProvider();
        }
    }
}
