using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Discussions;

/// <summary>A session held over two real processes on one database, one of which is killed while everybody talks.</summary>
public sealed class RoomFaultTests(RoomApp app) : IClassFixture<RoomApp>
{
    private const int People = 6;
    private const int PostsOfEach = 24;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenPosts = TimeSpan.FromMilliseconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_is_killed_and_every_ear_is_cut_and_no_post_is_lost_doubled_or_out_of_order_for_anybody()
    {
        var session = await app.OpenRoom();
        await using var nodes = await RoomNodes.Start(app);
        var followers = new List<Follower>();
        for (var number = 0; number < People; number++)
        {
            var cookies = (await app.As($"SV-HV0{number + 1}")).CookiesFor(nodes.Lines[0]);
            followers.Add(new Follower(nodes.Lines, number % 2, cookies, session, (Way)(number % 3)));
            await followers[^1].Come();
        }

        var talking = Task.WhenAll(followers.Select((follower, number) => Task.Run(() => Talk(follower, number), Stop)));
        await Until(() => followers.Sum(one => one.Acknowledged.Count) > People * PostsOfEach / 4);
        nodes.Kill(0);
        await Until(() => followers.Sum(one => one.Acknowledged.Count) > People * PostsOfEach / 2);
        await CutEars();
        await talking;

        var log = await Log(session);
        Assert.Equal(Enumerable.Range(1, log.Count).Select(sequence => (long)sequence), log.Select(line => line.Sequence));
        Assert.Equal(People * PostsOfEach, log.Count(line => line.Kind == RoomEventKind.Post));
        foreach (var follower in followers)
        {
            await follower.HearsUpTo(log[^1].Sequence, Patience);
            Assert.Equal(log.Select(line => (line.Sequence, line.Id)), follower.Heard);
            Assert.Equal(PostsOfEach, follower.Acknowledged.Count);
            Assert.All(follower.Acknowledged, one => Assert.Contains((one.Value, one.Key), follower.Heard));
        }

        Assert.All(followers.Where((_, number) => number % 2 == 0), follower => Assert.True(follower.Returns > 0));
        Assert.True(followers.Sum(follower => follower.SentAgain) > 0, "nobody had to send a post again: nothing was tried");
        foreach (var follower in followers)
        {
            await follower.DisposeAsync();
        }
    }

    /// <summary>
    /// Once each pulls their own cable right after sending, some before anything can have come back: whether that was written,
    /// they cannot know.
    /// </summary>
    private static async Task Talk(Follower follower, int number)
    {
        for (var at = 0; at < PostsOfEach; at++)
        {
            await follower.Say($"Ý {at} của {number}", at == PostsOfEach / 3 ? TimeSpan.FromMilliseconds(number * 2) : null, Stop);
            await Task.Delay(BetweenPosts, Stop);
        }
    }

    private Task<int> CutEars() => app.InDatabase(db => db.Database.ExecuteSqlRawAsync(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = {0}", RoomLineSource.Name));

    private Task<List<RoomEvent>> Log(Guid session) => app.InDatabase(db => db.RoomEvents.AsNoTracking()
        .Where(line => line.ClassSessionId == session).OrderBy(line => line.Sequence).ToListAsync(Stop));

    private static async Task Until(Func<bool> reached)
    {
        for (var until = DateTime.UtcNow + Patience; !reached() && DateTime.UtcNow < until; await Task.Delay(10, Stop))
        {
        }
    }
}
