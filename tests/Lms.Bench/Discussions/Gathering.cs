using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Lms.Hosting;

namespace Lms.Bench.Discussions;

/// <summary>One line of the log: when its author pressed, when the acknowledgement came, when the last follower heard it.</summary>
public sealed record Said(long Sequence, long Pressed, long Acknowledged);

/// <summary>All who follow one room at one server.</summary>
public sealed class Gathering : IDisposable
{
    private const int MostLines = 400_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenPings = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource over = new();
    private readonly string session;

    private Gathering(string session, IReadOnlyList<Follower> followers, Tally tally) => (this.session, Followers, Tally) = (session, followers, tally);

    public IReadOnlyList<Follower> Followers { get; }

    public Tally Tally { get; }

    /// <summary>As long as real posts are: a few sentences, three hundred bytes.</summary>
    public static string Words(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"Ý {number}: ở chi bộ tôi, đồng chí bí thư phân công từng đảng viên theo dõi một việc cụ thể, cuối tháng báo cáo lại trước chi bộ; việc nào chưa xong thì nói rõ vì sao, ai giúp được thì giúp. Nhờ vậy nghị quyết không nằm trên giấy.");

    public static async Task<Gathering> Open(
        IPEndPoint server, string path, Guid session, IReadOnlyList<string> cookies, CancellationToken stop, int lines = MostLines)
    {
        var tally = new Tally(lines);
        var followers = cookies.Select(cookie => new Follower(server, path, cookie) { Tally = tally }).ToList();
        var gathering = new Gathering($"\"{session}\"", followers, tally);
        await Parallel.ForEachAsync(followers, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stop }, async (follower, inner) =>
        {
            await follower.Open(inner);
            await gathering.Follow(follower, 0, inner);
        });
        _ = gathering.StayAlive();
        return gathering;
    }

    public Task<string> Follow(Follower follower, long after, CancellationToken stop) =>
        follower.Call("Follow", string.Create(CultureInfo.InvariantCulture, $"{session},{after}"), stop);

    public async Task<Said> Post(int author, int number, CancellationToken stop)
    {
        var words = $"{session},\"{Guid.CreateVersion7()}\",\"{Words(number)}\",null";
        var pressed = Stopwatch.GetTimestamp();
        var answer = await Followers[author % Followers.Count].Call("Post", words, stop);
        var acknowledged = Stopwatch.GetTimestamp();
        using var read = JsonDocument.Parse(answer);
        return new Said(read.RootElement.GetProperty("result").GetProperty("sequence").GetInt64(), pressed, acknowledged);
    }

    /// <summary>Posts at an even pace, each by somebody else.</summary>
    public async Task<List<Said>> Pace(double perSecond, TimeSpan length, CancellationToken stop, TimeSpan offset = default)
    {
        var posts = new List<Task<Said>>();
        var begun = Stopwatch.GetTimestamp();
        for (var number = 0; number / perSecond < length.TotalSeconds; number++)
        {
            var due = offset + TimeSpan.FromSeconds(number / perSecond) - Stopwatch.GetElapsedTime(begun);
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due, stop);
            }

            posts.Add(Post(number, number, stop));
        }

        return [.. await Task.WhenAll(posts)];
    }

    /// <summary>As many posts as are taken, some at a time.</summary>
    /// <returns>Lines heard a second, by all followers together.</returns>
    public async Task<double> Flood(int atOnce, TimeSpan length, CancellationToken stop)
    {
        var (before, begun, number) = (Tally.Deliveries, Stopwatch.GetTimestamp(), 0);
        var posting = Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(
            async () =>
            {
                while (Stopwatch.GetElapsedTime(begun) < length)
                {
                    var mine = Interlocked.Increment(ref number);
                    await Post(mine, mine, stop);
                }
            },
            stop)));
        await posting;
        var (heard, took) = (Tally.Deliveries - before, Stopwatch.GetElapsedTime(begun));

        // What is still under way belongs to no measurement.
        for (var last = -1L; last != Tally.Deliveries; await Task.Delay(300, stop))
        {
            last = Tally.Deliveries;
        }

        RequireAll();
        return heard / took.TotalSeconds;
    }

    /// <summary>Milliseconds until the last follower heard it, since its author pressed or since another moment; sorted.</summary>
    public async Task<double[]> Latencies(IReadOnlyList<Said> all, CancellationToken stop, Func<Said, long>? since = null)
    {
        RequireAll();
        foreach (var said in all)
        {
            if (!await Tally.HeardByAll(said.Sequence, Followers.Count, Patience, stop))
            {
                throw new StartRefusedException($"Line {said.Sequence} was heard by {Tally.HeardBy(said.Sequence)} of {Followers.Count}.");
            }

            if (Tally.HeardBy(said.Sequence) > Followers.Count)
            {
                throw new StartRefusedException($"Line {said.Sequence} was heard {Tally.HeardBy(said.Sequence)} times by {Followers.Count}.");
            }
        }

        return [.. all.Select(said => Math.Max(0, Stopwatch.GetElapsedTime(since?.Invoke(said) ?? said.Pressed, Tally.LastAt(said.Sequence)).TotalMilliseconds)).Order()];
    }

    public void Dispose()
    {
        over.Cancel();
        foreach (var follower in Followers)
        {
            follower.Dispose();
        }

        over.Dispose();
    }

    private void RequireAll()
    {
        if (Followers.FirstOrDefault(follower => follower.Lost is not null) is { } lost)
        {
            throw new StartRefusedException($"A follower lost the line: {lost.Lost}");
        }
    }

    private async Task StayAlive()
    {
        var stop = over.Token;
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(BetweenPings, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var follower in stop.IsCancellationRequested ? [] : Followers)
            {
                await follower.StayAlive(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
