using System.Diagnostics;
using System.Globalization;
using System.Text;
using Lms.Bench.Exams;

namespace Lms.Bench.Media;

/// <summary>
/// A file of 100 MB and a film's segments, through all that stands before them, beside bare Kestrel that sends the same bytes; and what
/// the server holds in memory while many watch.
/// </summary>
public static class ServingBench
{
    private const double LeastRatio = 0.7;
    private const int Connections = 16;
    private const int Watching = 50;
    private const double MostMegabytes = 64;

    private static readonly TimeSpan Streaming = TimeSpan.FromSeconds(15);

    /// <returns>The lower of both ratios.</returns>
    public static async Task<double> Run(School school, ServedLesson lesson, IReadOnlyList<string> cookies, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        await using var bare = await Child.Start(
            url => [Environment.GetCommandLineArgs()[0], BareFiles.Verb, url, lesson.Folder], new Dictionary<string, string>(), "/", stop);
        var file = await Beside("a file of 100 MB", school, bare, Each(seat => [Ask(lesson.File, cookies[seat])]), Each(_ => [Ask("/file", null)]), options, budgets, stop);
        var segments = await Beside(
            $"{lesson.Segments.Count} segments", school, bare,
            Each(seat => [.. From(lesson.Segments, seat).Select(path => Ask(path, null))]),
            Each(seat => [.. From([.. Enumerable.Range(0, lesson.Segments.Count)], seat).Select(number => Ask($"/{number}", null))]),
            options, budgets, stop);
        await Memory(school, lesson, cookies, budgets, stop);
        return Math.Min(file, segments);
    }

    // One after the other, so that a slow moment of the machine falls on both.
    private static async Task<double> Beside(
        string what, School school, Child bare, byte[][][] ours, byte[][][] theirs, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        var length = TimeSpan.FromSeconds(Math.Min(3, options.Seconds));
        var ratios = new List<double>();
        for (var round = -1; round < Math.Max(3, options.Pairs); round++)
        {
            var one = await Downloads.Flood(school.Server.Address, ours, length, stop);
            var other = await Downloads.Flood(bare.Address, theirs, length, stop);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{(round < 0 ? "warming up: " : "")}{what}, MB/s: {one / 1e6:0}, bare Kestrel {other / 1e6:0}; ratio {one / other:0.00}"));
            if (round >= 0)
            {
                ratios.Add(one / other);
            }
        }

        var ratio = Series.Median(ratios);
        budgets.Hold($"serving {what} at {Connections} connections: ratio to bare Kestrel", ratio, ratio >= LeastRatio, string.Create(CultureInfo.InvariantCulture, $"at least {LeastRatio}"));
        return ratio;
    }

    // Half of them have a line of 1.3 MB/s at most; every fifth takes the large file. Once before, so that what the first ones cost is not counted.
    private static async Task Memory(School school, ServedLesson lesson, IReadOnlyList<string> cookies, Budgets budgets, CancellationToken stop)
    {
        await Stream(school, lesson, cookies, Streaming / 3, stop);
        await using var memory = school.Server.WatchMemory();
        var bytes = await Stream(school, lesson, cookies, Streaming, stop);
        var most = await memory.Most() / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Watching} stream for {Streaming.TotalSeconds:0} s: {bytes / 1e6:0} MB; the process holds {MemoryWatch.Resident(school.Server.Id) / 1e6:0} MB"));
        budgets.Hold($"memory while {Watching} stream: MB more", most, most < MostMegabytes, $"under {MostMegabytes}");
    }

    private static async Task<long> Stream(School school, ServedLesson lesson, IReadOnlyList<string> cookies, TimeSpan length, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var taken = await Task.WhenAll(Enumerable.Range(0, Watching).Select(seat => Task.Run(
            async () =>
            {
                using var line = await Downloads.Open(school.Server.Address, stop);
                byte[][] asks = seat % 5 == 0 ? [Ask(lesson.File, cookies[seat])] : [.. From(lesson.Segments, seat).Select(path => Ask(path, null))];
                var pause = TimeSpan.FromMilliseconds(seat % 2 == 0 ? 200 : 0);
                var bytes = 0L;
                for (var turn = 0; clock.Elapsed < length; turn++)
                {
                    bytes += await line.Take(asks[turn % asks.Length], () => clock.Elapsed < length, pause, stop);
                }

                return bytes;
            },
            stop)));
        return taken.Sum();
    }

    private static byte[][][] Each(Func<int, byte[][]> asks) => [.. Enumerable.Range(0, Connections).Select(asks)];

    private static IEnumerable<T> From<T>(IReadOnlyList<T> all, int seat) => all.Skip(seat * all.Count / Watching % all.Count).Concat(all.Take(seat * all.Count / Watching % all.Count));

    private static byte[] Ask(string path, string? cookies) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n{(cookies is null ? "" : $"Cookie: {cookies}\r\n")}\r\n");
}
