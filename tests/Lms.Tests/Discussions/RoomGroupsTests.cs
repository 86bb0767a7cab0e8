using System.Net;
using Lms.Domain.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

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
    public async Task Two_presses_split_once_and_a_second_round_is_a_new_one()
    {
        var session = await app.OpenRoom();
        var lecturer = await app.As(Rooms.Lecturer);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lecturer.PostTo($"{Rooms.RoomPath(session)}/groups", ("by", "Lot"), ("count", "3"))));

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
        var answer = await (await app.As(Rooms.Lecturer)).PostTo($"{Rooms.RoomPath(session)}/groups", ("by", by), ("count", $"{count}"));
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
