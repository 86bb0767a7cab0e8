using Lms.Data.Answers;
using Lms.Data.Discussions;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Seeding;

/// <summary>A login to print at the start: its password is public, so it exists in the demo only.</summary>
public sealed record DemoLogin(string Centre, string Code, string Name, string Label, string Password);

/// <summary>
/// Loads the demo centres into an empty database. The last thing written says that all of it is there: a load that was
/// cut off is done again from the beginning.
/// </summary>
public sealed class Demo(
    LmsDbContext db, FileStore files, PictureStore pictures, AnswerStore answers, RoomLog rooms, PollLog polls, ContentFiles content, DemoPresence presence, TimeProvider clock)
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
        .. from person in ProvincePeople(content)
           let centre = Centres(content).Select(folder => folder.Read<CentreFile>("centre.yml")).First(centre => centre.Province.Code == person.Province)
           select new DemoLogin(
               centre.Province.Name, person.Code, $"{person.Family} {person.Middle} {person.Given}", person.DemoLabel, centre.DemoPassword),
    ];

    private static IEnumerable<ContentFiles> Centres(ContentFiles content) =>
        Directory.EnumerateDirectories(content.In("demo-centre").Folder)
            .Select(folder => new ContentFiles(folder))
            .OrderBy(folder => folder.Read<CentreFile>("centre.yml").Order);

    private static List<ProvincePersonFile> ProvincePeople(ContentFiles content) => content.In("demo-centre").Read<List<ProvincePersonFile>>("provinces.yml");

    private Task<bool> IsHere(CancellationToken stop) => db.AuditEntries.AnyAsync(entry => entry.Act == Loaded, stop);

    private async Task Load(CancellationToken stop)
    {
        var today = clock.Today();
        db.Record(null, null, Started, null, clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        foreach (var folder in Centres(content))
        {
            var centre = new DemoCentre(db, files, pictures, folder, today);
            await centre.Load(new SharedContent(content), stop);
            await new DemoExams(db, answers, files, folder, centre).Load(await db.PoliciesOn(centre.Centre.Id, today.AddDays(-1), stop), stop);
            await new DemoAttendance(db, folder, centre).Load(await db.PoliciesOn(centre.Centre.Id, today, stop), stop);
            await new DemoRooms(db, rooms, polls, folder, centre, clock.GetUtcNow()).Load(stop);
            db.ChangeTracker.Clear();
        }

        await AddProvincePeople(today, stop);
        db.Record(null, null, Loaded, null, clock.GetUtcNow());
        await db.SaveChangesAsync(stop);

        // The server would do so itself within minutes; until then it plans by guesses.
        await db.Database.ExecuteSqlRawAsync("analyze", stop);
    }

    private async Task AddProvincePeople(DateOnly today, CancellationToken stop)
    {
        foreach (var file in ProvincePeople(content))
        {
            var province = await db.Provinces.SingleAsync(province => province.Slug == file.Province, stop);
            var password = Centres(content).Select(folder => folder.Read<CentreFile>("centre.yml")).First(centre => centre.Province.Code == file.Province).DemoPassword;
            var person = new Person(file.Code, $"{file.Family} {file.Middle}", file.Given, file.Phone);
            db.People.Add(person);
            db.Users.Add(new Account(person.Id, person.Code)
            {
                NormalizedUserName = person.Code,
                SecurityStamp = Guid.NewGuid().ToString("n"),
                PasswordHash = new PasswordHasher<Account>().HashPassword(new Account(), password),
                LockoutEnabled = true,
            });
            db.ProvinceMemberships.Add(new ProvinceMembership(province.Id, person.Id, today.AddYears(-1)));
        }
    }
}

/// <summary>What is known of the demo in this process: asked of the database once.</summary>
public sealed class DemoPresence
{
    public IReadOnlyList<DemoLogin>? Logins { get; set; }
}
