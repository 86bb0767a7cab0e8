using Lms.Data.Discussions;
using Lms.Domain.Classes;
using Lms.Features.Discussions.Live;
using Lms.Tests.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Attendance;

public sealed class PresenceTests(RoomApp app) : IClassFixture<RoomApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RoomPresences Presences => app.Services.GetRequiredService<RoomPresences>();

    [Fact]
    public async Task Two_devices_on_two_nodes_count_a_minute_once_and_only_trainees_are_kept()
    {
        await using var node = await RoomApp.NodeBeside(app);
        var session = await app.OpenRoom();
        await using var phone = await Listen(app, Registers.Trainee, session);
        await using var desk = await Listen(app, Registers.Trainee, session);
        await using var there = await Listen(node, Registers.Trainee, session);
        await using var lecturer = await Listen(app, Registers.Lecturer, session);
        await using var office = await Listen(app, Registers.Office, session);
        for (var minute = 0; minute < 3; minute++)
        {
            await Task.WhenAll(Keeper(app).Keep(Stop), Keeper(node).Keep(Stop));
            await Keeper(app).Keep(Stop);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var (held, people) = await Minutes(session);

        Assert.Equal(await app.Person(Registers.Trainee), Assert.Single(people).Key);
        Assert.Equal(3, people.Values.Single().Present);
        Assert.InRange(held, 3, 4);
    }

    [Fact]
    public async Task Minutes_count_while_the_room_is_open_and_the_session_is_on()
    {
        var session = await app.OpenRoom();
        await using var line = await Listen(app, Registers.Trainee, session);
        await Keeper(app).Keep(Stop);
        await (await app.As(Rooms.Lecturer)).PostTo($"{Rooms.RoomPath(session)}/closings");
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await Keeper(app).Keep(Stop);

        var (held, people) = await Minutes(session);

        Assert.Equal((1, 1), (held, people.Values.Single().Present));
    }

    [Fact]
    public async Task A_room_never_opened_offers_nothing()
    {
        var session = await app.FreshSession();

        Assert.Equal(0, (await Minutes(session)).Held);
        Assert.Empty((await (await app.As(Registers.Lecturer)).Get($"{Registers.RegisterPath(session)}?propose=true")).Document.QuerySelectorAll(".is-proposed"));
    }

    [Fact]
    public async Task The_room_offers_those_who_stayed_and_changes_no_mark()
    {
        var session = await app.OpenRoom();
        var lecturer = await app.As(Registers.Lecturer);
        await lecturer.PostTo(Registers.RegisterPath(session), await app.Choose("SV-HV02", AttendanceMark.Unexcused));
        await using var one = await Listen(app, "SV-HV01", session);
        await using var two = await Listen(app, "SV-HV02", session);
        for (var minute = 0; minute < 10; minute++)
        {
            if (minute == 8)
            {
                await using var brief = await Listen(app, "SV-HV03", session);
                await Keeper(app).Keep(Stop);
            }

            await Keeper(app).Keep(Stop);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var page = await lecturer.Get($"{Registers.RegisterPath(session)}?propose=true");
        Assert.Equal("Nguyễn Thị Hường", Assert.Single(page.Document.QuerySelectorAll(".is-proposed b")).TextContent);
        await lecturer.Submit(page, ".roll", await app.Choose("SV-HV03", AttendanceMark.Present));

        Assert.Equal(AttendanceSource.Presence, (await app.Marked(session, "SV-HV01"))!.Source);
        Assert.Equal((AttendanceMark.Unexcused, 1), ((await app.Marked(session, "SV-HV02"))!.Mark, (await app.Marked(session, "SV-HV02"))!.Revision));
        Assert.Equal(AttendanceSource.Manual, (await app.Marked(session, "SV-HV03"))!.Source);
    }

    [Fact]
    public async Task Of_everybody_in_a_room_the_classs_trainees_alone_are_kept()
    {
        var session = await app.OpenRoom();
        var (centre, people) = (await app.Centre("song-van"), await app.InDatabase(db => db.Memberships.Select(member => member.PersonId).Distinct().ToListAsync(Stop)));
        PresentPerson[] here = [.. people.Select(person => new PresentPerson(centre, session, person))];

        await Presences.Keep([.. here, .. here], app.Clock.GetUtcNow(), Stop);

        Assert.Equal(
            await app.InDatabase(db => db.Enrolments.CountAsync(place => place.LeftAt == null && db.Sessions.Any(one => one.Id == session && one.ClassId == place.ClassId), Stop)),
            await app.InDatabase(db => db.RoomPresences.CountAsync(one => one.ClassSessionId == session, Stop)));
    }

    private async Task<(int Held, Dictionary<Guid, PresentMinutes> People)> Minutes(Guid session) =>
        await Presences.Minutes(await app.Centre("song-van"), session, app.Clock.GetUtcNow(), Stop);

    private static PresenceKeeper Keeper(LmsApp node) => node.Services.GetRequiredService<PresenceKeeper>();

    private static async Task<Line> Listen(RoomApp node, string code, Guid session)
    {
        var line = await Line.Open(node, await node.As(code));
        await line.Follow(session);
        return line;
    }
}
