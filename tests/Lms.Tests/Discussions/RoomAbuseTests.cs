using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Domain.Language;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Discussions;

/// <summary>What one connection can do to the others: nothing. Floods, garbage, and those who take nothing of what they are sent.</summary>
[Collection(Alone.Name)]
public sealed class RoomAbuseTests(RoomApp app) : IClassFixture<RoomApp>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    // The server waits for five seconds before it cuts one who takes nothing; a poll that does not come is missed for fifteen.
    private static readonly TimeSpan UntilCut = TimeSpan.FromSeconds(25);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_takes_nothing_is_cut_and_the_others_do_not_notice()
    {
        await using var own = new RoomApp();
        await own.InitializeAsync();
        var session = await own.OpenRoom();
        using var silent = await Silent(own, "SV-HV12", session);
        await using var poller = await Line.Open(own.LineAddress(), (await own.As("SV-HV13")).CookiesFor(own.LineAddress()), way: Way.Polling, reads: false);
        await poller.Send(new { type = 1, target = "Follow", arguments = new object[] { session, 0 } });
        await using var listener = await Open(own, "SV-HV11", session);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var slowest = TimeSpan.Zero;
        var words = string.Join(' ', Enumerable.Repeat("nghiêng", 480));
        for (var person = 1; person <= 9; person++)
        {
            await using var speaker = await Open(own, $"SV-HV0{person}", session);
            for (var at = 0; at < 28; at++)
            {
                var since = Stopwatch.StartNew();
                await listener.Hears(await speaker.Post(session, $"{at} {words}"));
                slowest = since.Elapsed > slowest ? since.Elapsed : slowest;
            }
        }

        Assert.True(slowest < Soon, $"{slowest}");
        Assert.True(await IsCut(silent), "who takes nothing is still there");
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var since = Stopwatch.StartNew(); since.Elapsed < UntilCut; await Task.Delay(500, Stop))
            {
                await poller.Send(new { type = 6 });
            }
        });
        await listener.DisposeAsync();
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(kept < 30_000_000, $"{kept:N0} bytes are kept");
    }

    [Theory]
    [InlineData("rác\u001e")]
    [InlineData("{\"protocol\":\"xml\",\"version\":1}\u001e")]
    [InlineData("{\"protocol\":\"json\",\"version\":99}\u001e")]
    [InlineData("{\"protocol\":\"json\",\"version\":1}\u001e{{{{\u001e")]
    [InlineData("{\"protocol\":\"json\",\"version\":1}\u001e{\"type\":1}\u001e")]
    [InlineData("{\"protocol\":\"json\",\"version\":1}\u001e{\"type\":1,\"target\":\"Post\",\"arguments\":{\"a\":1}}\u001e")]
    [InlineData("{\"protocol\":\"json\",\"version\":1}\u001e[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\u001e")]
    public async Task Garbage_cuts_the_line_of_its_sender_only(string garbage)
    {
        var session = await app.OpenRoom();
        await using var other = await Open(app, "SV-HV02", session);
        foreach (var way in Enum.GetValues<Way>())
        {
            await using var line = await Line.OpenBare(app.LineAddress(), (await app.As("SV-HV01")).CookiesFor(app.LineAddress()), way);
            await line.Send(garbage);

            await line.Closed;
            Assert.DoesNotContain(line.Raw, answer => answer.Contains(" at Lms", StringComparison.Ordinal) || answer.Contains("System.", StringComparison.Ordinal));
        }

        await other.Hears(await other.Post(session, "Chúng tôi vẫn ở đây."));
    }

    [Fact]
    public async Task Two_thousand_calls_over_one_line_are_mostly_refused_and_the_others_are_heard_at_once()
    {
        var session = await app.OpenRoom();
        await using var flood = await Open(app, "SV-HV01", session);
        await using var other = await Open(app, "SV-HV02", session);
        await using var listener = await Open(app, "SV-HV03", session);

        for (var at = 0; at < 2_000; at++)
        {
            await flood.Send(new { type = 1, invocationId = $"f{at}", target = "Post", arguments = new object?[] { session, Guid.NewGuid(), "Lũ", null } });
        }

        for (var at = 0; at < 10; at++)
        {
            var since = Stopwatch.StartNew();
            await listener.Hears(await other.Post(session, $"Tôi nói lần {at}"));
            Assert.True(since.Elapsed < Soon, $"{since.Elapsed}");
        }

        var floods = await app.InDatabase(db => db.RoomEvents.CountAsync(line => line.ClassSessionId == session && line.Body.Source == "Lũ", Stop));
        Assert.InRange(floods, 1, 60);
    }

    [Fact]
    public async Task Whoever_follows_again_and_again_waits_and_is_not_sent_away_and_the_others_are_heard_at_once()
    {
        var session = await app.OpenRoom();
        await using var flood = await Open(app, "SV-HV14", session);
        await using var other = await Open(app, "SV-HV02", session);
        for (var at = 0; at < 500; at++)
        {
            await flood.Send(new { type = 1, invocationId = $"f{at}", target = "Follow", arguments = new object?[] { session, 0 } });
        }

        for (var at = 0; at < 10; at++)
        {
            var since = Stopwatch.StartNew();
            await other.Hears(await other.Post(session, $"Tôi nói lần {at}"));
            Assert.True(since.Elapsed < Soon, $"{since.Elapsed}");
        }

        // The first of them were answered at once, the others have their turn, three in a second; none was refused.
        await Task.Delay(Soon, Stop);
        var answers = flood.Raw.Count(message => message.Contains("\"invocationId\":\"f", StringComparison.Ordinal));
        Assert.InRange(answers, 29, 60);
        Assert.DoesNotContain(flood.Raw, message => message.Contains("\"error\"", StringComparison.Ordinal));
        Assert.False(flood.IsClosed);

        // What they say meanwhile goes through another gate, and so does their other device.
        await using var device = await Line.Open(app, await app.As("SV-HV14"));
        await device.Post(session, "Tôi vẫn nói được");
        Assert.True((await device.Follow(session)).Length > 10);
    }

    [Fact]
    public async Task One_that_cannot_be_written_takes_none_of_those_with_it_that_share_its_commit()
    {
        await using var own = new RoomApp();
        await own.InitializeAsync();
        var session = await own.OpenRoom();
        var (people, log) = (await own.CrowdOf(30), own.Services.GetRequiredService<RoomLog>());
        var entry = (await log.Enter(people[0], session, Stop))!;
        var nobody = Guid.NewGuid();

        RoomEvent Said(Guid by, string words) => entry.Room.Post(
            new RoomSeat(by, RoomPlace.Trainee), Guid.NewGuid(), new WrittenText(words, $"<p>{words}</p>", 1), null, null, DateTimeOffset.UtcNow);
        var bad = new[] { Said(nobody, "Không có người này"), Said(people[1].PersonId, "không\0") };
        var good = people.Select((one, at) => Said(one.PersonId, $"Ý {at}")).ToArray();
        RoomEvent[] together = [good[0], .. bad, .. good[1..]];
        var refusals = new System.Collections.Concurrent.ConcurrentBag<string>();
        var written = await Task.WhenAll(together.Select(async line =>
        {
            try
            {
                return (await log.Write(line, entry.LastSequence, Stop))?.Sequence;
            }
            catch (Exception refused) when (refused is not OperationCanceledException)
            {
                refusals.Add(refused.Message);
                return null;
            }
        }));

        Assert.True(refusals.Count == bad.Length, string.Join('\n', refusals.Distinct()));
        Assert.Equal(good.Length, written.OfType<long>().Distinct().Count());
        Assert.All(bad, line => Assert.Null(written[Array.IndexOf(together, line)]));
        Assert.Equal(
            good.Select(line => line.Id).Order(),
            await own.InDatabase(db => db.RoomEvents.Where(line => line.ClassSessionId == session && line.Kind == RoomEventKind.Post)
                .OrderBy(line => line.Id).Select(line => line.Id).ToListAsync(Stop)));

        // The numbers have no gap, and whoever comes next is not held up.
        Assert.Equal(good.Length + 1, await own.InDatabase(db => db.RoomEvents.Where(line => line.ClassSessionId == session).MaxAsync(line => line.Sequence, Stop)));
        Assert.NotNull(await log.Write(Said(people[3].PersonId, "Nói tiếp"), entry.LastSequence, Stop));
    }

    [Theory]
    [InlineData("giá \u202Eđ000.01\u202C thôi", "giá đ000.01 thôi")]
    [InlineData("\u200Bđồng ý\u200B", "đồng ý")]
    [InlineData("gia đình 👨\u200D👩\u200D👧", "gia đình 👨\u200D👩\u200D👧")]
    public async Task What_turns_the_writing_is_taken_out_of_a_post(string written, string stored)
    {
        var session = await app.OpenRoom();
        await using var line = await Open(app, "SV-HV01", session);

        var said = await line.Post(session, written);

        Assert.Equal(stored, await app.InDatabase(db => db.RoomEvents.Where(one => one.ClassSessionId == session && one.Sequence == said).Select(one => one.Body.Source).SingleAsync(Stop)));
    }

    [Fact]
    public async Task It_is_taken_out_of_whatever_else_is_said_there()
    {
        var (session, post, question) = (await app.OpenRoom(), Guid.NewGuid(), Guid.NewGuid());
        var (author, lecturer) = (await app.As("SV-HV01"), await app.As(Rooms.Lecturer));
        const string Turned = "giá \u202Eđ000.01\u202C thôi\u200B";
        Task Say(Visitor who, string path, params (string, string)[] fields) => who.PostTo($"{Rooms.RoomPath(session)}/{path}", fields);

        // The gate counts by the machine's clock, and other tests of this class let the same people flood.
        await Task.Delay(TimeSpan.FromSeconds(3), Stop);
        await Say(author, "posts", ("Id", $"{post}"), ("Text", "Một"));
        await Say(author, $"posts/{post}/edits", ("Text", Turned));
        await Say(author, "questions", ("Id", $"{question}"), ("Text", Turned));
        await Say(lecturer, $"questions/{question}/answers", ("Text", Turned));

        var said = await app.InDatabase(db => db.RoomEvents
            .Where(line => line.ClassSessionId == session && line.Body.Source != "" && line.Body.Source != "Một").Select(line => line.Body.Source).ToListAsync(Stop));
        Assert.Equal(Enumerable.Repeat("giá đ000.01 thôi", 3), said);
    }

    [Theory]
    [InlineData("\u200B\u200B")]
    [InlineData("\u202E \u2060\uFEFF")]
    public async Task A_post_that_nobody_could_see_is_none(string text)
    {
        var session = await app.OpenRoom();
        await using var line = await Open(app, "SV-HV01", session);

        await Assert.ThrowsAsync<RefusedException>(() => line.Post(session, text));
    }

    private static async Task<Line> Open(RoomApp node, string code, Guid session)
    {
        var line = await Line.Open(node, await node.As(code));
        await line.Follow(session);
        return line;
    }

    /// <summary>Follows the room by a socket with little room, and never reads.</summary>
    private static async Task<Socket> Silent(RoomApp node, string code, Guid session)
    {
        var address = node.LineAddress();
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync("127.0.0.1", address.Port, Stop);
        var cookies = (await node.As(code)).CookiesFor(address);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: {cookies}\r\n\r\n"));
        var head = new byte[12];
        await socket.ReceiveAsync(head, Stop);
        Assert.Equal("HTTP/1.1 101", Encoding.ASCII.GetString(head));
        foreach (var text in new[] { "{\"protocol\":\"json\",\"version\":1}\u001e", $"{{\"type\":1,\"target\":\"Follow\",\"arguments\":[\"{session}\",0]}}\u001e" })
        {
            var body = Encoding.UTF8.GetBytes(text);
            await socket.SendAsync((byte[])[0x81, (byte)(0x80 | body.Length), 0, 0, 0, 0, .. body]);
        }

        return socket;
    }

    /// <summary>Whatever lies there is read now; a line that was cut ends.</summary>
    private static async Task<bool> IsCut(Socket socket)
    {
        await Task.Delay(TimeSpan.FromSeconds(7), Stop);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, patience.Token) > 0)
            {
            }

            return true;
        }
        catch (SocketException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
