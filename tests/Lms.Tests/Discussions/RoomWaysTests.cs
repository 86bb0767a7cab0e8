using System.Diagnostics;
using System.Net;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Discussions;

/// <summary>A room is heard, and ends, over every way alike: WebSockets, server-sent events and long polling.</summary>
public sealed class RoomWaysTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const string Removed = "SV-HV13";

    // As long as LmsApp lets a sign-in last.
    private static readonly TimeSpan Night = TimeSpan.FromHours(26);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_who_came_by_three_ways_hear_each_other_in_order_and_in_their_own_language()
    {
        var session = await app.OpenRoom();
        var lines = await Task.WhenAll(Enum.GetValues<Way>().Select((way, n) => Open(app, $"SV-HV0{n + 1}", session, way)));

        var said = await Task.WhenAll(lines.SelectMany((line, n) => Enumerable.Range(0, 8).Select(at => line.Post(session, $"Ý {at} của {n}"))));

        Assert.Equal(Enumerable.Range(2, 24).Select(n => (long)n), said.Order());
        foreach (var line in lines)
        {
            await line.Hears(25);
            Assert.Equal(said.Order(), line.News.Select(one => one.Sequence));
            Assert.Contains("Một ý kiến dài từ 1", (await Assert.ThrowsAsync<RefusedException>(() => line.Post(session, " "))).Message, StringComparison.Ordinal);
            await line.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(Way.Events)]
    [InlineData(Way.Polling)]
    public async Task A_line_of_plain_http_that_is_cut_comes_back_from_its_last_number(Way way)
    {
        var session = await app.OpenRoom();
        await using var speaker = await Open(app, "SV-HV01", session);
        await using (var line = await Open(app, "SV-HV02", session, way))
        {
            await line.Hears(await speaker.Post(session, "Trước"));
            line.Cut();
            await line.Closed;
        }

        await speaker.Post(session, "Khi vắng");
        await using var again = await Line.Open(app, await app.As("SV-HV02"), way: way);

        long[] missed = [3];
        Assert.Equal(missed, await again.Follow(session, after: 2));
    }

    [Theory]
    [InlineData(Way.Events, "enrolment")]
    [InlineData(Way.Events, "stamp")]
    [InlineData(Way.Polling, "enrolment")]
    [InlineData(Way.Polling, "membership")]
    [InlineData(Way.Polling, "stamp")]
    [InlineData(Way.Polling, "lock")]
    public async Task Whoever_is_removed_hears_no_more_within_a_second_by_any_way(Way way, string how)
    {
        await using var own = new RoomApp();
        await own.InitializeAsync();
        await using var other = await RoomApp.NodeBeside(own);
        var session = await own.OpenRoom();
        await using var here = await Open(own, Removed, session, way);
        await using var there = await Open(other, Removed, session, way);
        await using var speaker = await Open(own, "SV-HV01", session);

        await Removal.Of(own, Removed, how);
        var since = Stopwatch.StartNew();
        await Task.WhenAll(here.Closed, there.Closed);

        Assert.True(since.Elapsed < TimeSpan.FromSeconds(1), $"{since.Elapsed}");
        await speaker.Post(session, "Đồng chí ấy không còn ở đây.");
        foreach (var line in new[] { here, there })
        {
            Assert.DoesNotContain(line.Raw, message => message.Contains("Đồng chí ấy", StringComparison.Ordinal));
            await Assert.ThrowsAnyAsync<Exception>(() => line.Post(session, "Tôi vẫn nói"));
        }
    }

    [Theory]
    [InlineData(Way.Events)]
    [InlineData(Way.Polling)]
    public async Task Signing_out_ends_a_line_of_plain_http_at_once(Way way)
    {
        var session = await app.OpenRoom();
        var visitor = await app.As(Removed);
        await using var line = await Line.Open(app, visitor, way: way);
        await line.Follow(session);

        await visitor.PostTo("/sign-out");
        var since = Stopwatch.StartNew();
        await line.Closed;

        Assert.True(since.Elapsed < TimeSpan.FromSeconds(1), $"{since.Elapsed}");
        var refused = await Assert.ThrowsAsync<LineRefusedException>(() => Line.Open(app, visitor, way: way));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
    }

    [Theory]
    [InlineData(Way.Sockets)]
    [InlineData(Way.Events)]
    [InlineData(Way.Polling)]
    public async Task A_line_ends_with_the_cookie_that_it_was_made_with(Way way)
    {
        await using var own = new RoomApp();
        await own.InitializeAsync();
        var session = await own.OpenRoom();

        // Lines live by the machine's clock.
        own.Clock.Set(DateTimeOffset.UtcNow - Night + TimeSpan.FromSeconds(4));
        await using var line = await Line.Open(own, await own.As("SV-HV01"), way: way);
        await line.Follow(session);
        Assert.False(line.IsClosed);

        await line.Closed;
    }

    [Theory]
    [InlineData("https://example.org")]
    [InlineData("null")]
    public async Task Another_origin_gets_no_line_by_any_way_and_cannot_use_a_strangers(string origin)
    {
        var visitor = await app.As("SV-HV01");
        foreach (var way in Enum.GetValues<Way>())
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<LineRefusedException>(() => Line.Open(app, visitor, origin: origin, way: way))).Status);
        }

        var negotiated = await visitor.Send(new HttpRequestMessage(HttpMethod.Post, "/c/song-van/rooms/live/negotiate?negotiateVersion=1"));
        var token = System.Text.Json.JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("connectionToken").GetString();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Delete })
        {
            var request = new HttpRequestMessage(method, $"/c/song-van/rooms/live?id={token}");
            request.Headers.Add("Origin", origin);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Send(request)).StatusCode);
        }
    }

    [Fact]
    public async Task A_call_that_lands_on_another_node_is_not_found_there_and_neither_is_a_number_without_its_cookie()
    {
        await using var other = await RoomApp.NodeBeside(app);
        var visitor = await app.As("SV-HV01");
        var negotiated = await visitor.Send(new HttpRequestMessage(HttpMethod.Post, "/c/song-van/rooms/live/negotiate?negotiateVersion=1"));
        var token = System.Text.Json.JsonDocument.Parse(await negotiated.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("connectionToken").GetString();

        var there = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, $"{other.Address}/c/song-van/rooms/live?id={token}"));
        Assert.Equal(HttpStatusCode.NotFound, there.StatusCode);
        var stranger = await app.Stranger().Send(new HttpRequestMessage(HttpMethod.Get, $"/c/song-van/rooms/live?id={token}"));
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    private static async Task<Line> Open(RoomApp node, string code, Guid session, Way way = Way.Sockets)
    {
        var line = await Line.Open(node, await node.As(code), way: way);
        await line.Follow(session);
        return line;
    }
}
