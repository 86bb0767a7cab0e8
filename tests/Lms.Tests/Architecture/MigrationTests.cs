using System.Security.Cryptography;
using System.Text;
using Lms.Data;
using Lms.Data.Seeding;
using Lms.Domain.Organisation;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lms.Tests.Architecture;

/// <summary>What was written before a change of the schema reads the same after it.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task Answers_kept_whole_are_told_from_their_checkpoint_and_their_differences_add_up_to_the_same()
    {
        await using var db = new LmsDbContext(new DbContextOptionsBuilder<LmsDbContext>().UseNpgsql(await Servers.NewDatabase()).Options);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("20261127004000_Conduct", TestContext.Current.CancellationToken);
        var (centre, attempt) = (Guid.NewGuid(), Guid.NewGuid());
        string[] texts = ["a😀ế", "a😀ếđ😁", "a𠮷đ😁", "a𠮷đ😁!"];
        (int Start, int Removed, string Inserted)[] saves = [(0, 0, "a😀ế"), (4, 0, "đ😁"), (1, 3, "𠮷"), (6, 0, "!")];
        await Write(db, centre, attempt, texts[^1], saves);

        await migrator.MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(texts[^1], (await db.AnswerTexts.SingleAsync(one => one.AttemptId == attempt, TestContext.Current.CancellationToken)).Text);
        var kept = await db.AnswerRevisions.AsNoTracking().Where(one => one.AttemptId == attempt).OrderBy(one => one.Sequence).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(texts, kept.Select((_, place) => kept.Take(place + 1).Aggregate("", (text, save) => save.Delta.ApplyTo(text))));
    }

    [Fact]
    public async Task Every_centre_has_the_rules_that_came_after_it_and_its_own_stand()
    {
        await using var db = new LmsDbContext(new DbContextOptionsBuilder<LmsDbContext>().UseNpgsql(await Servers.NewDatabase()).Options);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("20261127012000_TakeHomeFiles", TestContext.Current.CancellationToken);
        var (old, own) = (Guid.NewGuid(), Guid.NewGuid());
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlAsync($"set session_replication_role = replica", TestContext.Current.CancellationToken);
        foreach (var (centre, slug) in new[] { (old, "cu"), (own, "rieng") })
        {
            await db.Database.ExecuteSqlAsync($"insert into centres (id, province_id, name, slug, short_name, locality) values ({centre}, {centre}, {slug}, {slug}, {slug}, {slug})", TestContext.Current.CancellationToken);
        }

        await db.Database.ExecuteSqlAsync($$"""
            insert into policy_records (centre_id, id, key, name, value, valid_from, legal_basis, withdrawal_reason)
            values ({{own}}, {{Guid.NewGuid()}}, 'exam.files', 'Riêng', '{"megabytesEach": 5, "filesEach": 3}', '2026-01-01', 'Quyết định của trung tâm', '')
            """, TestContext.Current.CancellationToken);

        await migrator.MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);

        var records = await db.PolicyRecords.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Quyết định của trung tâm", Assert.Single(records, one => one.CentreId == own && one.Key == PolicyKey.ExamFiles).LegalBasis);
        var given = records.Where(one => one.CentreId == old).ToList();
        Assert.Equal(given.Count, given.DistinctBy(one => one.Key).Count());
        Assert.Superset(new HashSet<string> { PolicyKey.ExamFiles, PolicyKey.ResitsAllowed, PolicyKey.Attendance }, given.Select(one => one.Key).ToHashSet());
        Assert.All(given, one => Assert.Equal(Shipped(one.Key), one.LegalBasis));
        var book = PolicyBook.At(DateOnly.FromDateTime(DateTime.UtcNow), given);
        Assert.Equal((20, 20_000_000L), (book.ExamFiles.FilesEach, book.ExamFiles.BytesEach));
        Assert.Equal((1, false), (book.Resits.Allowed, book.Resits.ForAbsentees));
    }

    /// <summary>What a new centre begins with.</summary>
    private static string Shipped(string key) => new ContentFiles(Path.Combine(Sources.Root, "content")).Read<List<PolicyLine>>("policies.yml").Single(one => one.Key == key).LegalBasis;

    private sealed class PolicyLine
    {
        public string Key { get; set; } = "";

        public string LegalBasis { get; set; } = "";
    }

    // Without the attempt and the centre they belong to: these have no part in it.
    private static async Task Write(LmsDbContext db, Guid centre, Guid attempt, string text, (int Start, int Removed, string Inserted)[] saves)
    {
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlAsync($"set session_replication_role = replica");
        await db.Database.ExecuteSqlAsync($"""
            insert into answers (centre_id, attempt_id, number, sequence, text, hash, saved_at)
            values ({centre}, {attempt}, 1, {saves.Length}, {text}, {SHA256.HashData(Encoding.UTF8.GetBytes(text))}, now())
            """);
        foreach (var (place, save) in saves.Index())
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into answer_revisions (centre_id, attempt_id, number, sequence, start, removed, inserted, saved_at)
                values ({centre}, {attempt}, 1, {place + 1}, {save.Start}, {save.Removed}, {save.Inserted}, now())
                """);
        }

        // The connection keeps it: what the change itself writes is not checked against rows that are not there either.
    }
}
