using System.Globalization;
using Lms.Data;
using Lms.Domain.Classes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Bench;

/// <summary>The demo's first class with many more trainees in it, and the pages they open.</summary>
public sealed record Roll(string ClassPage, string LessonPage, IReadOnlyList<(string Code, string Name)> Trainees, Guid Anybody)
{
    public const string Centre = "song-van";
    private const int Part = 3;

    public const string Password = "Do-Toc-Do-2030";

    /// <summary>The session whose lesson it is.</summary>
    public required Guid Session { get; init; }

    public static async Task<Roll> Call(LmsDbContext db, int count, DateTimeOffset now, CancellationToken stop)
    {
        var centre = await db.Centres.SingleAsync(one => one.Slug == Centre, stop);
        var session = await db.Sessions.Where(one => one.CentreId == centre.Id && one.LessonPlanId != null).OrderBy(one => one.StartsAt).FirstAsync(stop);
        var group = await db.Classes.Include(one => one.Enrolments).SingleAsync(one => one.CentreId == centre.Id && one.Id == session.ClassId, stop);
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Password);
        var people = Enumerable.Range(1, count).Select(number => new Person($"BENCH-{number:000}", "Nguyễn Thị Đo", NameOf(number))).ToList();
        foreach (var person in people)
        {
            var membership = new Membership(centre.Id, person.Id, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1));
            membership.Grant(Role.Trainee, actor: null, now);
            db.AddRange(person, membership, AccountOf(person, hash));
            group.Enrol(person.Id, now);
        }

        await Lengthen(db, session, now, stop);
        await db.SaveChangesAsync(stop);
        return new Roll(
            $"/c/{Centre}/classes/{group.Id}", $"/c/{Centre}/sessions/{session.Id}/lesson/parts/{Part}",
            [.. people.Select(person => (person.Code, person.FullName))], people[0].Id)
        {
            Session = session.Id,
        };
    }

    /// <summary>A name of each one's own, which its page is known by: 12 is Tốc Bc.</summary>
    public static string NameOf(int number) =>
        "Tốc " + string.Concat(number.ToString(CultureInfo.InvariantCulture).Select((digit, place) => (char)((place == 0 ? 'A' : 'a') + digit - '0')));

    // The demo's parts are short enough to read in a minute; a lecture is not. Its author revises the plan, and every part
    // says all that the plan says, and says it again.
    private static async Task Lengthen(LmsDbContext db, ClassSession session, DateTimeOffset now, CancellationToken stop)
    {
        var plan = await db.LessonPlans.Include(one => one.Parts).ThenInclude(part => part.Materials)
            .SingleAsync(one => one.CentreId == session.CentreId && one.Id == session.LessonPlanId, stop);
        var reviewer = await db.Set<RoleGrant>().Where(grant => grant.CentreId == session.CentreId && grant.Role == Role.DeputyDirector)
            .Select(grant => grant.PersonId).FirstAsync(stop);
        var sources = plan.Parts.OrderBy(part => part.Position).Select(part => part.Body.Source).ToList();
        var whole = Prose.Write(string.Join("\n\n", sources.Concat(sources)));
        var longer = plan.Revise(plan.AuthorId, Prose.Write, now);
        foreach (var part in longer.Parts)
        {
            longer.ChangePart(part.Id, part.Content with { Body = whole });
        }

        longer.Submit(plan.AuthorId, periodMinutes: 45, now);
        longer.Approve(reviewer, now);
        db.LessonPlans.Add(longer);
        session.TeachFrom(longer);
    }

    internal static Account AccountOf(Person person, string hash) => new(person.Id, person.Code)
    {
        NormalizedUserName = person.Code,
        SecurityStamp = Guid.NewGuid().ToString("n"),
        PasswordHash = hash,
        LockoutEnabled = true,
    };
}
