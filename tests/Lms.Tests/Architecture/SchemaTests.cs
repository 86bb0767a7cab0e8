using Lms.Data;
using Lms.Domain;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Architecture;

/// <summary>The migrations make exactly what the model says, on the newest and on the oldest PostgreSQL that is supported.</summary>
public sealed class SchemaTests
{
    private static readonly string[] Aspects = [Catalog.Columns, Catalog.Indexes, Catalog.Constraints, Catalog.Collations];

    [Fact]
    public Task Migrations_make_what_the_model_says() => Compare(() => Servers.NewDatabase());

    [Fact]
    public async Task They_do_so_on_PostgreSQL_15_too()
    {
        Assert.SkipUnless(Directory.Exists(Servers.DebianBin), $"PostgreSQL 15 is not installed in {Servers.DebianBin}");

        await Compare(Servers.NewDatabaseOnDebian15);
    }

    [Fact]
    public void No_migration_is_missing()
    {
        using var db = Context("Host=unused");

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task No_row_can_point_across_centres()
    {
        var database = await Migrated(() => Servers.NewDatabase());
        var owned = typeof(ICentreOwned).Assembly.GetTypes().Count(type => type.IsClass && type.IsAssignableTo(typeof(ICentreOwned)));

        Assert.True((await Catalog.Ask(database, Catalog.TablesOfCentres)).Count >= owned);
        Guard.None(await Catalog.Ask(database, Catalog.KeysWithoutCentre));
        Guard.None(await Catalog.Ask(database, Catalog.UniqueAcrossCentres));
    }

    private static async Task Compare(Func<Task<string>> newDatabase)
    {
        var migrated = await Migrated(newDatabase);
        var modelled = await newDatabase();
        await using (var db = Context(modelled))
        {
            await db.Database.EnsureCreatedAsync();
        }

        var differences = new List<string>();
        foreach (var aspect in Aspects)
        {
            var (made, meant) = (await Catalog.Ask(migrated, aspect), await Catalog.Ask(modelled, aspect));
            Assert.NotEmpty(meant);
            differences.AddRange(made.Except(meant).Select(line => $"only by migrations: {line}"));
            differences.AddRange(meant.Except(made).Select(line => $"only in the model: {line}"));
        }

        Guard.None(differences);
    }

    private static async Task<string> Migrated(Func<Task<string>> newDatabase)
    {
        var database = await newDatabase();
        await using var db = Context(database);
        await db.Database.MigrateAsync();
        return database;
    }

    private static LmsDbContext Context(string database) =>
        new(new DbContextOptionsBuilder<LmsDbContext>().UseNpgsql(database).Options);
}
