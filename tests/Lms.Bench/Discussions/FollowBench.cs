using System.Globalization;
using Lms.Bench.Exams;
using Lms.Hosting;

namespace Lms.Bench.Discussions;

/// <summary>What a second node on the same database adds, and what one who only listens costs it.</summary>
internal static class FollowBench
{
    private const double MostBytes = 40_000;
    private const int WarmUp = 100;
    private const int Posts = 200;
    private const double PostsPerSecond = 10;
    private const int Followers = 20;
    private const double MostToCross = 5;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    /// <summary>A node that has done nothing yet, with a young generation small enough for its garbage not to be counted.</summary>
    public static async Task Idle(School school, string folder, Guid room, string[] cookies, Budgets budgets, CancellationToken stop)
    {
        var small = new Dictionary<string, string> { ["DOTNET_gcServer"] = "0", ["DOTNET_gcConcurrent"] = "0", ["DOTNET_GCgen0size"] = "400000" };
        await using var node = await Node(school, Path.Combine(folder, "idle"), small, stop);

        // Whoever is there before counts as the server itself: what is compiled, the pool of the database.
        using var first = await Gathering.Open(node.Address, DiscussionBench.LinePath, room, cookies[..WarmUp], stop);
        await Task.Delay(Settling, stop);
        var before = MemoryWatch.Resident(node.Id);
        using var others = await Gathering.Open(node.Address, DiscussionBench.LinePath, room, cookies[WarmUp..], stop);
        await Task.Delay(Settling, stop);
        var each = (double)(MemoryWatch.Resident(node.Id) - before) / others.Followers.Count;
        budgets.Hold("idle follower: bytes", each, each <= MostBytes, string.Create(CultureInfo.InvariantCulture, $"at most {MostBytes:0}; {others.Followers.Count} followers"));
    }

    /// <summary>As many follow at either node; what is said at one is heard at both.</summary>
    public static async Task TwoNodes(School school, string folder, Guid room, string[] cookies, Budgets budgets, CancellationToken stop)
    {
        await using var node = await Node(school, Path.Combine(folder, "beside"), new Dictionary<string, string>(), stop);
        using var here = await Gathering.Open(school.Server.Address, DiscussionBench.LinePath, room, cookies[..Followers], stop);
        using var there = await Gathering.Open(node.Address, DiscussionBench.LinePath, room, cookies[Followers..(2 * Followers)], stop);

        // Both nodes learn to compile the same first.
        await here.Pace(PostsPerSecond, TimeSpan.FromSeconds(5), stop);
        await there.Pace(PostsPerSecond, TimeSpan.FromSeconds(5), stop);
        var said = await here.Pace(PostsPerSecond, TimeSpan.FromSeconds(Posts / PostsPerSecond), stop);
        var (own, across) = (await here.Latencies(said, stop), await there.Latencies(said, stop));
        DiscussionBench.Print("two nodes: press to last follower at the same node", own);
        DiscussionBench.Print("… at the other node", across);
        DiscussionBench.Under(budgets, "two nodes: crossing adds, p50 ms", Measured.Percentile(across, .5) - Measured.Percentile(own, .5), MostToCross);
    }

    private static Task<Child> Node(School school, string folder, Dictionary<string, string> settings, CancellationToken stop)
    {
        settings["LMS_DATA"] = folder;
        settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        settings["ConnectionStrings__Lms"] = school.Database;
        return Child.Start(url => [typeof(StartUp).Assembly.Location, "run", "--urls", url], settings, "/readyz", stop);
    }
}
