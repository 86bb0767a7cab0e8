using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Tests.Discussions;

/// <summary>What the hub refuses: with a reason, nothing changed, nobody else disturbed.</summary>
public sealed class RoomRefusalsTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const string Trainee = "SV-HV01";

    [Fact]
    public async Task A_post_of_twenty_thousand_characters_is_refused_and_the_line_lives_on()
    {
        var session = await app.OpenRoom();
        await using var line = await Open(Trainee, session);

        var why = await Refused(() => line.Post(session, string.Join(' ', Enumerable.Repeat("chữ", 5000))));

        Assert.EndsWith("Một ý kiến dài từ 1 đến 4000 ký tự; ý kiến này có 19999. Hãy rút ngắn hoặc chia làm nhiều ý kiến.", why, StringComparison.Ordinal);
        Assert.Equal(2, await line.Post(session, "Ngắn thôi."));
    }

    [Fact]
    public async Task A_message_beyond_all_measure_cuts_the_line_of_its_sender_only()
    {
        var session = await app.OpenRoom();
        await using var line = await Open(Trainee, session);
        await using var other = await Open("SV-HV02", session);

        await Assert.ThrowsAnyAsync<Exception>(() => line.Post(session, new string('x', 400_000)));

        await line.Closed;
        Assert.Equal(2, await other.Post(session, "Chúng tôi vẫn ở đây."));
    }

    [Fact]
    public async Task Script_in_a_post_comes_out_as_text()
    {
        var session = await app.OpenRoom();
        await using var line = await Open(Trainee, session);

        var said = await line.Post(session, "<script>alert(1)</script><img src=x onerror=alert(2)> [bấm](javascript:alert(3)) ![x](https://example.org/x.png)");

        var html = (await line.Hears(said)).GetProperty("html").GetString()!;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_post_sent_again_is_said_once()
    {
        var session = await app.OpenRoom();
        var id = Guid.NewGuid();
        await using var line = await Open(Trainee, session);
        await using var other = await Open("SV-HV02", session);

        var twice = await Task.WhenAll(line.Post(session, "Một lần", id), line.Post(session, "Một lần", id));
        Assert.Contains("mang số của một ý kiến khác", await Refused(() => other.Post(session, "Chiếm số", id)), StringComparison.Ordinal);
        await (await app.As(Rooms.Lecturer)).PostTo($"{Rooms.RoomPath(session)}/closings");
        var late = await line.Post(session, "Một lần", id);

        long[] all = [.. twice, late];
        Assert.All(all, sequence => Assert.Equal(2, sequence));
        Assert.Equal(1, await Posts(session));
        Assert.Equal(1, await Posts(session));
    }

    [Fact]
    public async Task Two_nodes_taking_the_same_post_at_once_write_it_once()
    {
        await using var node = await RoomApp.NodeBeside(app);
        var session = await app.OpenRoom();
        await using var here = await Open(Trainee, session);
        await using var there = await Line.Open(node, await node.As(Trainee));
        for (var round = 0; round < 10; round++)
        {
            var id = Guid.NewGuid();
            var both = await Task.WhenAll(here.Post(session, "Cùng lúc", id), there.Post(session, "Cùng lúc", id));
            Assert.Equal(both[0], both[1]);
        }

        Assert.Equal(10, await Posts(session));
    }

    [Fact]
    public async Task An_answer_to_another_rooms_post_or_to_an_answer_is_refused()
    {
        var (session, elsewhere) = (await app.OpenRoom(), await app.OpenRoom());
        var (post, foreign, answer) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await using var line = await Open(Trainee, session);
        await line.Post(session, "Ở đây", post);
        await line.Post(elsewhere, "Ở kia", foreign);
        await line.Post(session, "Trả lời", answer, post);

        foreach (var target in new[] { foreign, answer, Guid.NewGuid() })
        {
            Assert.Contains("Ý kiến định trả lời", await Refused(() => line.Post(session, "Lạc", replyTo: target)), StringComparison.Ordinal);
        }

        Assert.Equal(2, await Posts(session));
    }

    [Fact]
    public async Task A_closed_room_takes_nothing_and_can_still_be_read()
    {
        var session = await app.OpenRoom();
        await using var line = await Open(Trainee, session);
        await line.Post(session, "Còn mở");
        await (await app.As(Rooms.Lecturer)).PostTo($"{Rooms.RoomPath(session)}/closings");

        Assert.Contains("đã đóng", await Refused(() => line.Post(session, "Muộn")), StringComparison.Ordinal);
        Assert.Contains("đã đóng", await Refused(() => line.Call("RaiseHand", session)), StringComparison.Ordinal);
        Assert.Equal(3, (await line.Follow(session)).Length);
    }

    [Theory]
    [InlineData(Rooms.OtherClass)]
    [InlineData(Rooms.OtherLecturer)]
    [InlineData("SV-CB10")]
    public async Task Another_class_room_is_answered_like_one_that_does_not_exist(string code)
    {
        var session = await app.OpenRoom();
        await using var line = await Line.Open(app, await app.As(code));

        (string Method, object?[] Others)[] calls =
        [
            ("Follow", [0L]), ("Post", [Guid.NewGuid(), "Tôi nghe lén", null]), ("RaiseHand", []), ("LowerHand", [null]), ("ShowPart", [1]),
        ];
        foreach (var (method, rest) in calls)
        {
            var nowhere = await Refused(() => line.Call(method, [Guid.NewGuid(), .. rest]));
            Assert.Equal(nowhere, await Refused(() => line.Call(method, [session, .. rest])));
        }

        Assert.Equal(0, await Posts(session));
        Assert.Empty(line.News);
    }

    [Fact]
    public async Task Another_centres_room_does_not_exist_either()
    {
        var session = await app.OpenRoom();
        await using var line = await Line.Open(app, await app.As(Rooms.OtherCentre), centre: "dong-lam");

        Assert.Equal(await Refused(() => line.Follow(Guid.NewGuid())), await Refused(() => line.Follow(session)));
    }

    [Fact]
    public async Task The_office_reads_and_is_told_why_it_does_not_speak()
    {
        var session = await app.OpenRoom();
        await using var office = await Open(Rooms.Office, session);

        Assert.Contains("chỉ theo dõi", await Refused(() => office.Post(session, "Văn phòng")), StringComparison.Ordinal);
        Assert.Contains("Chỉ học viên", await Refused(() => office.Call("RaiseHand", session)), StringComparison.Ordinal);
        Assert.Contains("Chỉ giảng viên", await Refused(() => office.Call("ShowPart", session, 2)), StringComparison.Ordinal);
        await using var trainee = await Open(Trainee, session);
        Assert.Contains("Chỉ giảng viên", await Refused(() => trainee.Call("ShowPart", session, 2)), StringComparison.Ordinal);
        var other = await app.Person("SV-HV02");
        Assert.Contains("Chỉ giảng viên", await Refused(() => trainee.Call("LowerHand", session, other)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nonsense_is_refused_without_a_word_about_the_inside()
    {
        var session = await app.OpenRoom();
        await using var line = await Open(Trainee, session);

        foreach (var call in new Func<Task>[]
        {
            () => line.Call("Post", session, "no-guid", "x", null),
            () => line.Call("Post", session),
            () => line.Call("Nothing"),
            () => line.Call("Post", session, Guid.NewGuid(), null, null),
            () => line.Post(session, new string('>', 3000)),
            () => line.Post(session, new string('x', 3000)),
            () => line.Call("Follow", "x", "y"),
        })
        {
            var why = await Refused(call);
            Assert.DoesNotContain(" at Lms", why, StringComparison.Ordinal);
            Assert.DoesNotContain("System.", why, StringComparison.Ordinal);
        }

        Assert.Empty(await line.Follow(session, long.MaxValue));
        Assert.Single(await line.Follow(session, long.MinValue));
        Assert.Equal(2, await line.Post(session, "a\0b \u200b é"));
    }

    [Fact]
    public async Task Hands_wait_in_the_order_of_raising_and_twice_changes_nothing()
    {
        var session = await app.OpenRoom();
        await using var lecturer = await Open(Rooms.Lecturer, session);
        foreach (var code in new[] { "SV-HV03", "SV-HV01", "SV-HV02", "SV-HV03" })
        {
            // At several devices at once: the row of the room decides.
            var visitor = await app.As(code);
            var lines = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Line.Open(app, visitor)));
            await Task.WhenAll(lines.Select(line => line.Call("RaiseHand", session)));
            await Task.WhenAll(lines.Select(line => line.DisposeAsync().AsTask()));
        }

        Assert.Equal(["Lò Văn Pánh", "Nguyễn Thị Hường", "Đỗ Quang Tình"], await Hands(session));
        await lecturer.Call("LowerHand", session, await app.Person("SV-HV03"));
        Assert.Equal(["Nguyễn Thị Hường", "Đỗ Quang Tình"], await Hands(session));
        await using var again = await Line.Open(app, await app.As("SV-HV03"));
        await again.Call("RaiseHand", session);
        Assert.Equal(["Nguyễn Thị Hường", "Đỗ Quang Tình", "Lò Văn Pánh"], await Hands(session));
        Assert.Equal(6, await app.InDatabase(db => db.RoomEvents.CountAsync(line => line.ClassSessionId == session)));
    }

    [Theory]
    [InlineData("update room_events set body_source = 'x' where kind = 1")]
    [InlineData("update room_events set actor_id = actor_id, at = now()")]
    [InlineData("delete from room_events")]
    [InlineData("truncate room_events cascade")]
    public async Task What_was_said_stays_said_even_for_SQL(string change)
    {
        await app.OpenRoom();

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => app.InDatabase(db => db.Database.ExecuteSqlRawAsync(change)));

        Assert.Equal(PostgresErrorCodes.RaiseException, refusal.SqlState);
    }

    private async Task<Line> Open(string code, Guid session)
    {
        var line = await Line.Open(app, await app.As(code));
        await line.Follow(session);
        return line;
    }

    private async Task<string[]> Hands(Guid session) =>
        [.. (await (await app.As(Rooms.Office)).Get(Rooms.RoomPath(session))).Document.QuerySelectorAll(".hands [data-name]").Select(name => name.TextContent)];

    private Task<int> Posts(Guid session) =>
        app.InDatabase(db => db.RoomEvents.CountAsync(line => line.ClassSessionId == session && line.Kind == Domain.Discussions.RoomEventKind.Post));

    private static async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;
}
