using Lms.Data.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Discussions;

/// <summary>Rooms of the demo's first class, by the lecturer who teaches its lessons, opened as it is needed.</summary>
internal static class Rooms
{
    public const string Lecturer = "SV-CB05";
    public const string OtherLecturer = "SV-CB06";
    public const string Office = "SV-CB03";
    public const string OtherClass = "SV-HV25";
    public const string OtherCentre = "DL-CB02";

    public static Task<Guid> Session(this LmsApp app, string title) => app.InDatabase(db => db.Sessions
        .Where(session => session.Title.StartsWith(title) && db.Classes.Any(one => one.Id == session.ClassId && one.Code == "BTCB-K3"))
        .Select(session => session.Id).SingleAsync());

    /// <summary>A session of the lecturer's whose room nothing was said in yet.</summary>
    public static async Task<Guid> FreshSession(this LmsApp app) => await app.InDatabase(async db =>
    {
        var one = await db.Classes.Include(one => one.Sessions).SingleAsync(one => one.Code == "BTCB-K3");
        var like = one.Sessions.Where(session => session.LessonPlanId != null).MinBy(session => session.StartsAt)!;
        var plan = await db.LessonPlans.SingleAsync(plan => plan.Id == like.LessonPlanId);
        var session = one.AddSession($"Buổi {Guid.NewGuid():n}", like.StartsAt, like.EndsAt, "", await app.Person(Lecturer));
        session.TeachFrom(plan);
        await db.SaveChangesAsync();
        return session.Id;
    });

    public static string RoomPath(Guid session) => $"/c/song-van/sessions/{session}/room";

    public static async Task<Guid> OpenRoom(this LmsApp app)
    {
        var session = await app.FreshSession();
        var lecturer = await app.As(Lecturer);
        await lecturer.PostTo($"{RoomPath(session)}/openings");
        return session;
    }

    public static Task Withdraw(this LmsApp app, string code) => app.InDatabase(async db =>
    {
        var person = await app.Person(code);
        var one = await db.Classes.Include(one => one.Enrolments).SingleAsync(one => one.Code == "BTCB-K3");
        one.Withdraw(person, app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    /// <summary>So many more people in the first class, as they come to its rooms.</summary>
    public static async Task<RoomVisitor[]> CrowdOf(this LmsApp app, int size)
    {
        var people = Enumerable.Range(0, size).Select(_ => Guid.CreateVersion7()).ToArray();
        return await app.InDatabase(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("""
                insert into people (id, code, family_name, given_name, full_name, search_text)
                select id, 'CROWD-' || n, 'Trần Văn', 'Đông', 'Trần Văn Đông', 'tran van dong' from unnest({0}) with ordinality as given(id, n);
                insert into memberships (centre_id, person_id, since)
                select c.centre_id, person, '2024-01-01' from unnest({0}) as person, classes c where c.code = 'BTCB-K3';
                insert into accounts (id, user_name, normalized_user_name, security_stamp, lockout_enabled, must_change_password, email_confirmed,
                    phone_number_confirmed, two_factor_enabled, access_failed_count)
                select id, 'CROWD-' || n, 'CROWD-' || n, 'stamp', true, false, false, false, false, 0 from unnest({0}) with ordinality as given(id, n);
                insert into enrolments (centre_id, class_id, person_id, enrolled_at)
                select c.centre_id, c.id, person, '2026-01-01' from unnest({0}) as person, classes c where c.code = 'BTCB-K3'
                """, people);
            var centre = await db.Classes.Where(one => one.Code == "BTCB-K3").Select(one => one.CentreId).SingleAsync();
            return people.Select(person => new RoomVisitor(centre, person, "stamp")).ToArray();
        });
    }
}

/// <summary>The ways in which somebody may lose their place in a room.</summary>
internal static class Removal
{
    public static Task Of(LmsApp app, string code, string how) => how switch
    {
        "enrolment" => app.Withdraw(code),
        "membership" => app.InDatabase(async db =>
        {
            var person = await app.Person(code);
            await db.Memberships.Where(one => one.PersonId == person).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Until, SchoolTime.Day(app.Clock.GetUtcNow()).AddDays(-1)));
        }),
        "stamp" => app.InDatabase(db => db.Users.Where(one => one.UserName == code)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.SecurityStamp, "another"))),
        "lock" => app.InDatabase(db => db.Users.Where(one => one.UserName == code)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LockoutEnd, DateTimeOffset.MaxValue.AddDays(-1)))),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
    };
}
