using System.Diagnostics;
using System.Net;
using Lms.Data.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Discussions;

/// <summary>Live lines to rooms, on two nodes with one database.</summary>
public sealed class RoomLinesTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const string Removed = "SV-HV13";

    [Fact]
    public async Task What_is_said_at_one_node_is_heard_at_the_other_in_order()
    {
        await using var other = await RoomApp.NodeBeside(app);
        var session = await app.OpenRoom();
        await using var here = await Open(app, "SV-HV01", session);
        await using var there = await Open(other, "SV-HV02", session);

        var first = await here.Post(session, "Chi bộ tôi bàn **hai** buổi.");
        var second = await there.Post(session, "Chi bộ tôi cũng vậy.");

        var heard = await there.Hears(first);
        Assert.Equal("<p>Chi bộ tôi bàn <strong>hai</strong> buổi.</p>", heard.GetProperty("html").GetString()!.Trim());
        Assert.Equal("Nguyễn Thị Hường", heard.GetProperty("actor").GetString());
        await Task.WhenAll(here.Hears(second), there.Hears(second));
        Assert.Equal([first, second], here.News.Select(one => one.Sequence));
        Assert.Equal([first, second], there.News.Select(one => one.Sequence));
    }

    [Fact]
    public async Task Many_at_once_lose_and_repeat_nothing_and_leave_no_gap()
    {
        await using var other = await RoomApp.NodeBeside(app);
        var session = await app.OpenRoom();
        string[] codes = ["SV-HV01", "SV-HV02", "SV-HV03", "SV-HV04", "SV-HV05", "SV-HV06"];
        var lines = await Task.WhenAll(codes.Select((code, at) => Open(at % 2 == 0 ? app : other, code, session)));

        var said = await Task.WhenAll(lines.SelectMany(line => Enumerable.Range(0, 10).Select(n => line.Post(session, $"Ý {n}"))));

        Assert.Equal(Enumerable.Range(2, 60).Select(n => (long)n), said.Order());
        foreach (var line in lines)
        {
            await line.Hears(61);
            Assert.Equal(Enumerable.Range(2, 60).Select(n => (long)n), line.News.Select(one => one.Sequence));
            await line.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_line_cut_in_the_stream_comes_back_from_its_last_number()
    {
        await using var other = await RoomApp.NodeBeside(app);
        var session = await app.OpenRoom();
        var speakers = await Task.WhenAll(Enumerable.Range(3, 6).Select(n => Open(app, $"SV-HV0{n}", session)));
        var visitor = await other.As("SV-HV02");
        var listener = await Line.Open(other, visitor);
        var heard = (await listener.Follow(session)).ToList();

        var talking = Task.Run(async () =>
        {
            for (var n = 0; n < 120; n++)
            {
                await speakers[n % speakers.Length].Post(session, $"Ý {n}");
            }
        }, TestContext.Current.CancellationToken);
        for (var round = 0; round < 4; round++)
        {
            await Task.Delay(40, TestContext.Current.CancellationToken);
            if (round == 2)
            {
                await CutListeners();
            }

            listener.Cut();
            await listener.Closed;
            heard.AddRange(listener.News.Select(one => one.Sequence).Where(sequence => sequence > heard[^1]));
            listener = await Line.Open(other, visitor);

            // As the page does: what is pushed while catching up waits, and what is known is dropped.
            heard.AddRange(await listener.Follow(session, heard[^1]));
        }

        await talking;
        await listener.Hears(121);
        heard.AddRange(listener.News.Select(one => one.Sequence).Where(sequence => sequence > heard[^1]));
        Assert.Equal(Enumerable.Range(1, 121).Select(n => (long)n), heard);
        await Task.WhenAll(speakers.Select(speaker => speaker.DisposeAsync().AsTask()));
        await listener.DisposeAsync();
    }

    [Fact]
    public async Task The_ear_at_the_database_is_cut_and_nothing_is_lost()
    {
        await using var other = await RoomApp.NodeBeside(app);
        var session = await app.OpenRoom();
        await using var speaker = await Open(app, "SV-HV01", session);
        await using var listener = await Open(other, "SV-HV02", session);

        for (var round = 0; round < 3; round++)
        {
            Assert.True(await CutListeners() >= 2);
            var said = await speaker.Post(session, $"Lần {round}");
            await listener.Hears(said);
            await speaker.Hears(said);
        }

        Assert.Equal([2, 3, 4], listener.News.Select(one => one.Sequence));
    }

    [Theory]
    [InlineData("enrolment")]
    [InlineData("membership")]
    [InlineData("stamp")]
    [InlineData("lock")]
    public async Task Whoever_is_removed_is_cut_off_at_every_node_within_a_second_though_nobody_speaks(string how)
    {
        await using var own = new RoomApp();
        await own.InitializeAsync();
        await using var other = await RoomApp.NodeBeside(own);
        var session = await own.OpenRoom();
        await using var here = await Open(own, Removed, session);
        await using var there = await Open(other, Removed, session);
        await using var speaker = await Open(own, "SV-HV01", session);

        await Removal.Of(own, Removed, how);
        var since = Stopwatch.StartNew();
        await Task.WhenAll(here.Closed, there.Closed);

        Assert.True(since.Elapsed < TimeSpan.FromSeconds(1), $"{since.Elapsed}");
        await speaker.Post(session, "Đồng chí ấy không còn ở đây.");
        foreach (var line in new[] { here, there })
        {
            Assert.True(line.WasRemoved);
            Assert.Empty(line.News);
            Assert.DoesNotContain(line.Raw, message => message.Contains("Đồng chí ấy", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_said_right_after_a_removal_is_not_heard_by_who_was_removed()
    {
        await using var own = new RoomApp();
        await own.InitializeAsync();
        await using var other = await RoomApp.NodeBeside(own);
        var session = await own.OpenRoom();
        await using var speaker = await Open(own, "SV-HV01", session);
        await using var stays = await Open(other, "SV-HV02", session);
        foreach (var code in new[] { "SV-HV13", "SV-HV12", "SV-HV11", "SV-HV10" })
        {
            // The talk goes on all the time, so that the question who may hear it was asked a moment ago.
            await using var removed = await Open(other, code, session);
            await removed.Hears(await speaker.Post(session, "Còn cả lớp."));
            await own.Withdraw(code);
            var said = await speaker.Post(session, $"Không có {code} nghe.");

            await stays.Hears(said);
            await removed.Closed;
            Assert.True(removed.WasRemoved);
            Assert.DoesNotContain(removed.Raw, message => message.Contains($"Không có {code}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Even_a_removal_that_nobody_was_told_of_ends_the_hearing_within_a_second()
    {
        await using var own = new RoomApp();
        await own.InitializeAsync();
        await using var other = await RoomApp.NodeBeside(own);
        var session = await own.OpenRoom();
        await using var removed = await Open(other, Removed, session);
        await using var stays = await Open(other, "SV-HV02", session);
        await using var speaker = await Open(own, "SV-HV01", session);

        // Without the wake-up: the question before a push is enough by itself.
        await own.InDatabase(db => db.Database.ExecuteSqlRawAsync("alter table enrolments disable trigger tell_rights"));
        await own.Withdraw(Removed);
        await Task.Delay(600, TestContext.Current.CancellationToken);
        var said = await speaker.Post(session, "Chỉ lớp nghe.");

        await stays.Hears(said);
        await removed.Closed;
        Assert.True(removed.WasRemoved);
        Assert.Empty(removed.News);
        Assert.DoesNotContain(removed.Raw, message => message.Contains("Chỉ lớp nghe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lecturer_whose_session_goes_to_another_hears_no_more()
    {
        var session = await app.OpenRoom();
        await using var lecturer = await Open(app, Rooms.Lecturer, session);

        var next = await app.Person(Rooms.OtherLecturer);
        await app.InDatabase(db => db.Sessions.Where(one => one.Id == session)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.LecturerId, next)));

        await lecturer.Closed;
        Assert.True(lecturer.WasRemoved);
    }

    [Fact]
    public async Task Signing_out_cuts_the_line_and_another_is_refused()
    {
        await using var other = await RoomApp.NodeBeside(app);
        var session = await app.OpenRoom();
        var visitor = await other.As("SV-HV09");
        await using var line = await Line.Open(other, visitor);
        await line.Follow(session);

        await visitor.PostTo("/sign-out");

        await line.Closed;
        Assert.False(line.WasRemoved);
        var refused = await Assert.ThrowsAsync<LineRefusedException>(() => Line.Open(other, visitor));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
    }

    [Fact]
    public async Task A_call_after_removal_is_answered_as_if_there_were_no_room()
    {
        await using var own = new RoomApp();
        await own.InitializeAsync();
        var session = await own.OpenRoom();
        await using var line = await Open(own, Removed, session);
        await using var unfollowed = await Line.Open(own, await own.As(Removed));
        await own.Withdraw(Removed);

        var nowhere = await Refused(() => unfollowed.Follow(Guid.NewGuid()));
        Assert.Equal(nowhere, await Refused(() => unfollowed.Follow(session)));
        Assert.Equal(nowhere.Replace("Follow", "Post", StringComparison.Ordinal), await Refused(() => unfollowed.Post(session, "Tôi vẫn nói")));
        Assert.Equal(1, await own.InDatabase(db => db.RoomEvents.CountAsync(one => one.ClassSessionId == session)));
    }

    [Fact]
    public async Task Without_signing_in_there_is_no_line_and_another_origin_gets_none()
    {
        var stranger = app.Stranger();
        var negotiated = await stranger.Send(new HttpRequestMessage(HttpMethod.Post, "/c/song-van/rooms/live/negotiate?negotiateVersion=1"));
        Assert.Equal(HttpStatusCode.Unauthorized, negotiated.StatusCode);

        var trainee = await app.As("SV-HV01");
        var refused = await Assert.ThrowsAsync<LineRefusedException>(() => Line.Open(app, trainee, origin: "https://example.org"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        await Assert.ThrowsAsync<LineRefusedException>(() => Line.Open(app, trainee, origin: "null"));
        await using var own = await Line.Open(app, trainee, origin: app.Address);
        var elsewhere = await Assert.ThrowsAsync<LineRefusedException>(() => Line.Open(app, trainee, centre: "dong-lam"));
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.Status);
    }

    private static async Task<Line> Open(RoomApp node, string code, Guid session)
    {
        var line = await Line.Open(node, await node.As(code));
        await line.Follow(session);
        return line;
    }

    private static async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;

    private Task<int> CutListeners() => app.InDatabase(async db => await db.Database.SqlQueryRaw<int>(
        "select count(pg_terminate_backend(pid))::int as \"Value\" from pg_stat_activity where datname = current_database() and application_name = {0}",
        RoomLineSource.Name).SingleAsync());
}
