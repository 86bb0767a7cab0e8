using Lms.Data;
using Lms.Data.Seeding;
using Lms.Domain.People;
using Lms.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Bench;

/// <summary>The demo's first class with many more trainees in it, and the pages they open.</summary>
public sealed record Roll(string ClassPage, string LessonPage, IReadOnlyList<(string Code, string Name)> Trainees, Guid Anybody)
{
    public const string Centre = "song-van";
    public const string Password = "Do-Toc-Do-2030";

    public static async Task<Roll> Call(LmsDbContext db, int count, DateTimeOffset now, CancellationToken stop)
    {
        var centre = await db.Centres.SingleAsync(one => one.Slug == Centre, stop);
        var session = await db.Sessions.Where(one => one.CentreId == centre.Id && one.LessonPlanId != null).OrderBy(one => one.StartsAt).FirstAsync(stop);
        var group = await db.Classes.Include(one => one.Enrolments).SingleAsync(one => one.CentreId == centre.Id && one.Id == session.ClassId, stop);
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Password);
        var people = Enumerable.Range(1, count).Select(number => new Person($"BENCH-{number:000}", "Nguyễn Thị Đo", $"Tốc{number:000}")).ToList();
        foreach (var person in people)
        {
            var membership = new Membership(centre.Id, person.Id, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1));
            membership.Grant(Role.Trainee, actor: null, now);
            db.AddRange(person, membership, AccountOf(person, hash));
            group.Enrol(person.Id, now);
        }

        await db.SaveChangesAsync(stop);
        return new Roll(
            $"/c/{Centre}/classes/{group.Id}", $"/c/{Centre}/sessions/{session.Id}/lesson/parts/{await LongestPart(db, session.LessonPlanId!.Value, stop)}",
            [.. people.Select(person => (person.Code, person.FullName))], people[0].Id);
    }

    // The part with the most text: nobody reads the short ones only.
    private static Task<int> LongestPart(LmsDbContext db, Guid plan, CancellationToken stop) => db.LessonParts
        .Where(part => part.LessonPlanId == plan).OrderByDescending(part => part.Body.Html.Length).Select(part => part.Position).FirstAsync(stop);

    private static Account AccountOf(Person person, string hash) => new(person.Id, person.Code)
    {
        NormalizedUserName = person.Code,
        SecurityStamp = Guid.NewGuid().ToString("n"),
        PasswordHash = hash,
        LockoutEnabled = true,
    };
}
