using System.Diagnostics;
using System.Globalization;
using Lms.Bench.Exams;
using Lms.Hosting;

namespace Lms.Bench.Discussions;

/// <summary>
/// `./lms bench discussion`: rooms full of people through the real server. What it delivers stands beside a bare SignalR hub,
/// measured in turn with it, which repeats the same bytes to the same followers.
/// </summary>
public static class DiscussionBench
{
    internal const string LinePath = $"/c/{Roll.Centre}/rooms/live";
    private const double LeastRatio = 0.75;
    private const double MostMiddle = 25;
    private const double MostSlow = 100;
    private const int AtOnce = 128;
    private const int PacedSeconds = 30;
    private const double PostsPerSecond = 5;
    private const int Rooms = 50;
    private const int PeopleOfARoom = 40;
    private const double MostOfManyRooms = 150;
    private const int Missed = 20;
    private const double MostToReturn = 150;

    private static readonly TimeSpan Return = TimeSpan.FromSeconds(5);

    public static async Task<int> Run(BenchOptions options, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        try
        {
            await using var school = await School.Open(folder, stop);
            var budgets = new Budgets();
            var ratio = await Measure(school, folder, options, budgets, stop);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"discussion ratio {ratio:0.000}"));
            return budgets.Judge();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Measure(School school, string folder, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        var roll = await school.Enrol(options.Trainees, stop);
        var rooms = await school.OpenRooms(Rooms + 4, stop);
        Console.WriteLine($"{roll.Trainees.Count} trainees; signing all of them in");
        var cookies = await SignedIn.All(school.Server.Url, roll.Trainees, stop);

        await FollowBench.Idle(school, folder, rooms[^1], cookies, budgets, stop);
        await FollowBench.TwoNodes(school, folder, rooms[^2], cookies, budgets, stop);
        double ratio;
        using (var hall = await Gathering.Open(school.Server.Address, LinePath, rooms[^3], cookies, stop))
        {
            await using var bare = await Child.Start(url => [Environment.GetCommandLineArgs()[0], BareHub.Verb, url], new Dictionary<string, string>(), "/", stop);
            using var hub = await Gathering.Open(bare.Address, BareHub.HubPath, Guid.NewGuid(), cookies, stop);
            using var sockets = await Gathering.Open(bare.Address, BareHub.SocketPath, Guid.NewGuid(), cookies, stop);
            ratio = await Saturation(hall, hub, sockets, options, budgets, stop);
            await OneRoom(school, hall, hub, rooms[^3], budgets, stop);
        }

        await ManyRooms(school, rooms, cookies, options, budgets, stop);
        await Returning(school, rooms[^4], cookies, budgets, stop);
        return ratio;
    }

    private static async Task OneRoom(School school, Gathering hall, Gathering hub, Guid room, Budgets budgets, CancellationToken stop)
    {
        await using var ear = await CommitEar.Open(school.Database, stop);
        var said = await hall.Pace(PostsPerSecond, TimeSpan.FromSeconds(PacedSeconds), stop);
        var committed = await hall.Latencies(said, stop, one => ear.Of(room, one));
        Print($"one room, {hall.Followers.Count} followers, {PostsPerSecond} posts/s: commit to last follower", committed);
        Print("… press to last follower", await hall.Latencies(said, stop));
        Print("… at the bare hub, without database: press to last follower", await hub.Latencies(await hub.Pace(PostsPerSecond, TimeSpan.FromSeconds(PacedSeconds), stop), stop));
        Under(budgets, "one room: commit to last follower, p50 ms", Measured.Percentile(committed, .5), MostMiddle);
        Under(budgets, "one room: commit to last follower, p99 ms", Measured.Percentile(committed, .99), MostSlow);
    }

    /// <summary>The room, the bare hub and bare Kestrel one after the other, so that a slow moment of the machine falls on all.</summary>
    private static async Task<double> Saturation(Gathering hall, Gathering hub, Gathering sockets, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        var length = TimeSpan.FromSeconds(options.Seconds);
        var (ours, theirs, kestrel) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -1; round < Math.Max(3, options.Pairs); round++)
        {
            var (one, other, raw) = (await hall.Flood(AtOnce, length, stop), await hub.Flood(AtOnce, length, stop), await sockets.Flood(AtOnce, length, stop));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{(round < 0 ? "warming up: " : "")}deliveries/s: room {one:0}, bare hub {other:0}, bare Kestrel {raw:0}; room over hub {one / other:0.00}"));
            if (round >= 0)
            {
                ours.Add(one);
                theirs.Add(other);
                kestrel.Add(raw);
            }
        }

        var ratio = Series.Median(ours.Zip(theirs, (one, other) => one / other));
        budgets.Hold("deliveries at saturation: ratio to a bare hub", ratio, ratio >= LeastRatio, string.Create(CultureInfo.InvariantCulture, $"at least {LeastRatio}"));
        var ceiling = Series.Median(theirs.Zip(kestrel, (hubs, raw) => hubs / raw));
        budgets.Hold("bare hub: ratio to bare Kestrel", ceiling, ceiling >= 0.5, string.Create(CultureInfo.InvariantCulture, $"at least 0.5 of {Series.Median(kestrel):0}/s, or the ratio above flatters"));
        return ratio;
    }

    /// <summary>Every room has forty people of its own connections; one person may sit in several.</summary>
    private static async Task ManyRooms(School school, IReadOnlyList<Guid> rooms, string[] cookies, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        List<Gathering> all = [];
        try
        {
            for (var room = 0; room < Rooms; room++)
            {
                string[] people = [.. Enumerable.Range(0, PeopleOfARoom).Select(seat => cookies[((room * PeopleOfARoom) + seat) % cookies.Length])];
                all.Add(await Gathering.Open(school.Server.Address, LinePath, rooms[room], people, stop, lines: 10_000));
            }

            var length = TimeSpan.FromSeconds(2 * options.Seconds);
            var said = await Task.WhenAll(all.Select((room, number) => Task.Run(
                () => room.Pace(1, length, stop, offset: TimeSpan.FromSeconds((double)number / Rooms)), stop)));
            var times = new List<double>();
            foreach (var (room, lines) in all.Zip(said))
            {
                times.AddRange(await room.Latencies(lines, stop));
            }

            double[] sorted = [.. times.Order()];
            Print($"{Rooms} rooms × {PeopleOfARoom} people, 1 post/s in each: press to last follower", sorted);
            Under(budgets, "many rooms: p99 ms", Measured.Percentile(sorted, .99), MostOfManyRooms);
        }
        finally
        {
            all.ForEach(room => room.Dispose());
        }
    }

    /// <summary>All lines break at once, as when a node ends; everybody is back within seconds and lacks some lines.</summary>
    private static async Task Returning(School school, Guid room, string[] cookies, Budgets budgets, CancellationToken stop)
    {
        using (var few = await Gathering.Open(school.Server.Address, LinePath, room, cookies[..Missed], stop))
        {
            for (var number = 0; number < Missed; number++)
            {
                await few.Post(number, number, stop);
            }
        }

        var times = new double[cookies.Length];
        var returned = new Follower?[cookies.Length];
        await Task.WhenAll(cookies.Select((cookie, number) => Task.Run(
            async () =>
            {
                await Task.Delay(Return * number / cookies.Length, stop);
                var begun = Stopwatch.GetTimestamp();
                var follower = returned[number] = new Follower(school.Server.Address, LinePath, cookie);
                await follower.Open(stop);
                var answer = await follower.Call("Follow", $"\"{room}\",1", stop);
                times[number] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                if (answer.Split("\"sequence\":").Length != Missed + 1)
                {
                    throw new StartRefusedException($"Who came back was given {answer.Split("\"sequence\":").Length - 1} of {Missed} lines.");
                }
            },
            stop)));
        foreach (var follower in returned)
        {
            follower?.Dispose();
        }

        Array.Sort(times);
        Print($"{cookies.Length} come back within {Return.TotalSeconds:0} s and lack {Missed} lines: connect to caught up", times);
        Under(budgets, "coming back: p99 ms", Measured.Percentile(times, .99), MostToReturn);
    }

    internal static void Under(Budgets budgets, string name, double found, double most) =>
        budgets.Hold(name, found, found <= most, string.Create(CultureInfo.InvariantCulture, $"at most {most}"));

    internal static void Print(string name, double[] sorted) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: p50 {Measured.Percentile(sorted, .5):0.0} ms, p95 {Measured.Percentile(sorted, .95):0.0} ms, p99 {Measured.Percentile(sorted, .99):0.0} ms, most {sorted[^1]:0.0} ms, {sorted.Length} samples"));
}
