using Lms.Data.Discussions;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Seeding;

/// <summary>A login to print at the start: its password is public, so it exists in the demo only.</summary>
public sealed record DemoLogin(string Centre, string Code, string Name, string Label, string Password);

/// <summary>
/// Loads the demo centres into an empty database. The last thing written says that all of it is there: a load that was
/// cut off is done again from the beginning.
/// </summary>
public sealed class Demo(
    LmsDbContext db, FileStore files, AnswerStore answers, RoomLog rooms, ContentFiles content, DemoPresence presence, TimeProvider clock)
{
    private const string Started = "Demo.Started";
    private const string Loaded = "Demo.Loaded";

    /// <summary>The demo's logins; none where it is not loaded, whole.</summary>
    public async Task<IReadOnlyList<DemoLogin>> Logins(CancellationToken stop) =>
        presence.Logins ??= await IsHere(stop) ? ReadLogins(content) : [];

    public async Task LoadIntoEmpty(CancellationToken stop)
    {
        if (await IsHere(stop))
        {
            return;
        }

        if (await db.AuditEntries.AnyAsync(entry => entry.Act == Started, stop))
        {
            await Reset(stop);
        }
        else if (!await db.Centres.AnyAsync(stop))
        {
            await Load(stop);
        }
    }

    /// <summary>Throws everything away and loads afresh. Only ever for an embedded database.</summary>
    public async Task Reset(CancellationToken stop)
    {
        await db.Database.ExecuteSqlRawAsync("drop schema public cascade; create schema public", stop);
        await db.Database.MigrateAsync(stop);
        db.ChangeTracker.Clear();
        await Load(stop);
    }

    private static DemoLogin[] ReadLogins(ContentFiles content) =>
    [
        .. from folder in Centres(content)
           let centre = folder.Read<CentreFile>("centre.yml")
           from person in folder.Read<List<PersonFile>>("people.yml")
           where person.DemoLogin
           select new DemoLogin(
               centre.Name, person.Code, $"{person.Family} {person.Middle} {person.Given}".Replace("  ", " ", StringComparison.Ordinal),
               person.DemoLabel, centre.DemoPassword),
    ];

    private static IEnumerable<ContentFiles> Centres(ContentFiles content) =>
        Directory.EnumerateDirectories(content.In("demo-centre").Folder)
            .Select(folder => new ContentFiles(folder))
            .OrderBy(folder => folder.Read<CentreFile>("centre.yml").Order);

    private Task<bool> IsHere(CancellationToken stop) => db.AuditEntries.AnyAsync(entry => entry.Act == Loaded, stop);

    private async Task Load(CancellationToken stop)
    {
        var today = clock.Today();
        db.Record(null, null, Started, null, clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        foreach (var folder in Centres(content))
        {
            var centre = new DemoCentre(db, files, folder, today);
            await centre.Load(new SharedContent(content), stop);
            await new DemoExams(db, answers, folder, centre).Load(await db.PoliciesOn(centre.Centre.Id, today.AddDays(-1), stop), stop);
            await new DemoRooms(db, rooms, folder, centre, clock.GetUtcNow()).Load(stop);
            db.ChangeTracker.Clear();
        }

        db.Record(null, null, Loaded, null, clock.GetUtcNow());
        await db.SaveChangesAsync(stop);

        // The server would do so itself within minutes; until then it plans by guesses.
        await db.Database.ExecuteSqlRawAsync("analyze", stop);
    }
}

/// <summary>What is known of the demo in this process: asked of the database once.</summary>
public sealed class DemoPresence
{
    public IReadOnlyList<DemoLogin>? Logins { get; set; }
}
