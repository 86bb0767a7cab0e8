using System.Net;
using Lms.Data.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Discussions;

/// <summary>Small groups in a room: who hears what is said in one, on which page, by which push.</summary>
public sealed class RoomGroupsTests(RoomApp app) : IClassFixture<RoomApp>
{
    [Fact]
    public async Task What_a_group_says_stays_in_the_group_and_its_report_is_for_all()
    {
        var session = await app.OpenRoom();
        await Split(session, "Lot", 4);
        var (group, inside) = await OneGroup(session);
        var outside = (await app.InDatabase(db => db.RoomGroups.Where(one => one.ClassSessionId == session && one.Id != group)
            .SelectMany(one => one.Members).Select(member => member.PersonId).ToListAsync()));
        var (member, peer, stranger) = (await Code(inside[0]), await Code(inside[1]), await Code(outside[0]));
        await using var one = await Open(member, session);
        await using var two = await Open(peer, session);
        await using var other = await Open(stranger, session);
        await using var lecturer = await Open(Rooms.Lecturer, session);

        await one.Call("PostInGroup", session, group, Guid.NewGuid(), "Chuyện riêng của tổ");

        Assert.Contains("Chuyện riêng", (await two.Hears(3)).GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Contains("Chuyện riêng", (await lecturer.Hears(3)).GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal("Nothing", (await other.Hears(3)).GetProperty("kind").GetString());
        await Refused(() => other.Call("PostInGroup", session, group, Guid.NewGuid(), "Ghé chơi"));
        await Refused(() => one.Call("PostInGroup", session, Guid.NewGuid(), Guid.NewGuid(), "Đâu đó"));
        foreach (var (code, sees) in new[] { (member, true), (peer, true), (Rooms.Lecturer, true), (stranger, false), (Rooms.Office, false) })
        {
            var visitor = await app.As(code);
            var pane = await visitor.Get($"{Rooms.RoomPath(session)}/groups?group={group}");
            Assert.Equal(sees, pane.Html.Contains("Chuyện riêng", StringComparison.Ordinal));
            Assert.DoesNotContain("Chuyện riêng", (await visitor.Get(Rooms.RoomPath(session))).Html, StringComparison.Ordinal);
        }

        await using var late = await Line.Open(app, await app.As(stranger));
        await late.Follow(session);
        Assert.DoesNotContain(late.Raw, message => message.Contains("Chuyện riêng", StringComparison.Ordinal));

        var rapporteur = await app.InDatabase(db => db.RoomGroups.Where(one => one.Id == group).Select(one => one.RapporteurId).SingleAsync());
        await using var reporter = await Open(await Code(rapporteur), session);
        await reporter.Call("ReportGroup", session, group, "Tổ **thống nhất** hai việc.");
        Assert.Contains("thống nhất", (await other.Hears(4)).GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Contains("thống nhất", (await (await app.As(stranger)).Get($"{Rooms.RoomPath(session)}/groups")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lot")]
    [InlineData("Unit")]
    [InlineData("Duty")]
    public async Task Everyone_in_the_class_sits_in_one_group(string by)
    {
        var session = await app.OpenRoom();

        await Split(session, by, 5);

        var seated = await app.InDatabase(db => db.RoomGroups.Where(group => group.ClassSessionId == session).Include(group => group.Members).ToListAsync());
        var enrolled = await app.InDatabase(db => db.Classes.Where(one => one.Sessions.Any(s => s.Id == session))
            .SelectMany(one => one.Enrolments).Where(one => one.LeftAt == null).Select(one => one.PersonId).ToListAsync());
        Assert.Equal(enrolled.Order(), seated.SelectMany(group => group.Members).Select(member => member.PersonId).Order());
        Assert.All(seated, group => Assert.Contains(group.Members, member => member.PersonId == group.RapporteurId));
    }

    [Fact]
    public async Task Those_who_are_present_are_split_and_whoever_comes_later_is_seated_by_the_rule()
    {
        await using var own = new RoomApp();
        await own.InitializeAsync();
        var session = await own.OpenRoom();
        var (room, lecturer) = (Rooms.RoomPath(session), await own.As(Rooms.Lecturer));
        var refused = await lecturer.PostTo($"{room}/groups", ("by", "Lot"), ("count", "2"));
        Assert.Contains("Chưa thấy học viên nào có mặt", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        // One listens, one was marked present, one spoke without script, one was in the room three minutes ago; two were not.
        var listening = await Line.Open(own, await own.As("SV-HV01"));
        await listening.Follow(session);
        await lecturer.PostTo($"/c/song-van/sessions/{session}/attendance", ($"Marks[{await own.Person("SV-HV02")}]", "Late"), ($"Marks[{await own.Person("SV-HV06")}]", "Excused"));
        await (await own.As("SV-HV03")).PostTo($"{room}/hands");
        var centre = await own.InDatabase(db => db.Sessions.Where(one => one.Id == session).Select(one => one.CentreId).SingleAsync());
        var presences = own.Services.GetRequiredService<RoomPresences>();
        await presences.Keep([new(centre, session, await own.Person("SV-HV05"))], own.Clock.GetUtcNow().AddMinutes(-6), TestContext.Current.CancellationToken);
        await presences.Keep([new(centre, session, await own.Person("SV-HV04"))], own.Clock.GetUtcNow().AddMinutes(-3), TestContext.Current.CancellationToken);
        var page = await lecturer.Get($"{room}/groups");
        Assert.Contains("Có mặt 4 trên", page.Find("#split-form").TextContent, StringComparison.Ordinal);
        await lecturer.Submit(page, "#split-form", ("count", "2"));
        Assert.Equal(["SV-HV01", "SV-HV02", "SV-HV03", "SV-HV04"], await Seated(own, session));

        // Two come later: one by one, into the smaller group; and one of those not seen, by name.
        await using var five = await Line.Open(own, await own.As("SV-HV05"));
        await five.Follow(session);
        await using var seven = await Line.Open(own, await own.As("SV-HV07"));
        await seven.Follow(session);
        page = await lecturer.Get($"{room}/groups");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await own.As("SV-HV05")).PostTo($"{room}/groups/latecomers")).StatusCode);
        await lecturer.Submit(page, "form[action$='/latecomers']");
        await lecturer.PostTo($"{room}/groups/latecomers", ("personId", $"{await own.Person("SV-HV08")}"));
        Assert.Equal(["SV-HV01", "SV-HV02", "SV-HV03", "SV-HV04", "SV-HV05", "SV-HV07", "SV-HV08"], await Seated(own, session));
        Assert.Equal([3, 4], (await Sizes(own, session)).Order());
        await lecturer.PostTo($"{room}/groups/latecomers");
        Assert.Equal(7, (await Seated(own, session)).Count);
        await lecturer.PostTo($"{room}/groups/endings");
        Assert.Contains("đã kết thúc", await (await lecturer.PostTo($"{room}/groups/latecomers")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static Task<List<string>> Seated(RoomApp app, Guid session) => app.InDatabase(db => db.RoomGroups.Where(group => group.ClassSessionId == session)
        .SelectMany(group => group.Members).Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person.Code).Order().ToListAsync());

    private static Task<List<int>> Sizes(RoomApp app, Guid session) => app.InDatabase(db => db.RoomGroups.Where(group => group.ClassSessionId == session)
        .Select(group => group.Members.Count).ToListAsync());

    [Fact]
    public async Task Two_presses_split_once_and_a_second_round_is_a_new_one()
    {
        var session = await app.OpenRoom();
        var lecturer = await app.As(Rooms.Lecturer);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lecturer.PostTo($"{Rooms.RoomPath(session)}/groups", ("by", "Lot"), ("count", "3"), ("all", "true"))));

        Assert.Equal(3, await app.InDatabase(db => db.RoomGroups.CountAsync(group => group.ClassSessionId == session)));
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/groups/endings");
        await Split(session, "Lot", 2);
        Assert.Equal([1, 1, 1, 2, 2], await app.InDatabase(db => db.RoomGroups.Where(group => group.ClassSessionId == session)
            .OrderBy(group => group.Round).Select(group => group.Round).ToListAsync()));
    }

    [Fact]
    public async Task Without_script_a_member_speaks_and_the_lecturer_names_and_moves()
    {
        var session = await app.OpenRoom();
        await Split(session, "Lot", 3);
        var (group, inside) = await OneGroup(session);
        var other = await app.InDatabase(db => db.RoomGroups.Where(one => one.ClassSessionId == session && one.Id != group).Include(one => one.Members).FirstAsync());
        var member = await app.As(await Code(inside[0]));
        var lecturer = await app.As(Rooms.Lecturer);

        var pane = await member.Get($"{Rooms.RoomPath(session)}/groups");
        pane = await member.Submit(pane, "#group-write", ("text", "Viết không có mã kịch bản"));
        Assert.Contains("Viết không có mã", pane.Find(".group__talk").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostTo($"{Rooms.RoomPath(session)}/groups/endings")).StatusCode);

        var mover = other.Members.First(one => one.PersonId != other.RapporteurId).PersonId;
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/groups/{group}/members", ("personId", $"{mover}"));
        await lecturer.PostTo($"{Rooms.RoomPath(session)}/groups/{group}/rapporteurs", ("personId", $"{mover}"));
        var now = await app.InDatabase(db => db.RoomGroups.Where(one => one.ClassSessionId == session).Include(one => one.Members).ToListAsync());
        Assert.Equal(mover, now.Single(one => one.Id == group).RapporteurId);
        Assert.Single(now, one => one.Members.Any(person => person.PersonId == mover));
        Assert.Contains("Viết không có mã", (await (await app.As(await Code(mover))).Get($"{Rooms.RoomPath(session)}/groups")).Html, StringComparison.Ordinal);
    }

    private static async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;

    private async Task Split(Guid session, string by, int count)
    {
        var answer = await (await app.As(Rooms.Lecturer)).PostTo($"{Rooms.RoomPath(session)}/groups", ("by", by), ("count", $"{count}"), ("all", "true"));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    private Task<(Guid Group, List<Guid> People)> OneGroup(Guid session) => app.InDatabase(async db =>
    {
        var group = await db.RoomGroups.Include(one => one.Members).FirstAsync(one => one.ClassSessionId == session);
        return (group.Id, group.Members.Select(member => member.PersonId).ToList());
    });

    private Task<string> Code(Guid person) => app.InDatabase(db => db.People.Where(one => one.Id == person).Select(one => one.Code).SingleAsync());

    private async Task<Line> Open(string code, Guid session)
    {
        var line = await Line.Open(app, await app.As(code));
        await line.Follow(session);
        return line;
    }
}
