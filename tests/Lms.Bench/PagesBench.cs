using System.Globalization;
using System.Net;
using Lms.Hosting;

namespace Lms.Bench;

/// <summary>
/// `./lms bench pages`: the class page and a lesson page, as two hundred signed-in trainees load them from the real
/// server, beside a bare endpoint measured in turn with them.
/// </summary>
public static class PagesBench
{
    private const int LeastLessonBytes = 18_000;

    /// <summary>The form that notes a part as read: the lesson's narrow bar has no room for a name.</summary>
    private const string OfReaders = "id=\"read-on\"";

    public static async Task<int> Run(BenchOptions options, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        try
        {
            await using var school = await School.Open(folder, stop);
            return await Measure(school, options, stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> Measure(School school, BenchOptions options, CancellationToken stop)
    {
        var roll = await school.Enrol(options.Trainees, stop);
        Console.WriteLine($"{roll.Trainees.Count} trainees are enrolled; signing all of them in");
        var cookies = await SignedIn.All(school.Server.Url, roll.Trainees, stop);
        await using var bare = await Child.Start(
            url => [Environment.GetCommandLineArgs()[0], Ceiling.Verb, url, school.Database, roll.Anybody.ToString()], new Dictionary<string, string>(), "/", stop);
        var endpoint = new Series("endpoint", bare.Address, [Ask.For("/", "", "Tốc", 0)]);
        var lesson = new Series("lesson page", school.Server.Address, Asks(roll.LessonPage, roll, cookies, OfReaders, LeastLessonBytes));
        var group = new Series("class page", school.Server.Address, Asks(roll.ClassPage, roll, cookies, mark: null, 0));
        await new Rounds(options, [endpoint, lesson, group]).Run(stop);
        var honest = await Compare(school, bare, roll, endpoint, options, stop);

        var ratio = options.Connections.Min(count => lesson.RatioTo(endpoint, count));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pages ratio {ratio:0.000}"));
        return honest ? 0 : throw new StartRefusedException("The endpoint is slower than half of what the yardsticks allow: the ratio flatters.");
    }

    // Held by what only an enrolled reader is shown, or by the trainee's own name.
    private static List<Ask> Asks(string path, Roll roll, string[] cookies, string? mark, int minLength) =>
        [.. roll.Trainees.Zip(cookies).Select(one => Ask.For(path, one.Second, mark ?? one.First.Name, minLength))];

    private static async Task<bool> Compare(
        School school, Child bare, Roll roll, Series endpoint, BenchOptions options, CancellationToken stop)
    {
        var duration = TimeSpan.FromSeconds(options.Seconds);
        var (row, file) = (new List<double>(), new List<double>());
        var (endpointByWrk, endpointByUs) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds.OfYardsticks; round++)
        {
            endpointByUs.Add((await Load.Run(endpoint.Server, endpoint.Asks, Yardsticks.Connections, duration, stop)).PerSecond);
            endpointByWrk.AddIfAny(await Yardsticks.Wrk(bare.Url + "/", options, stop));
            row.AddIfAny(await Yardsticks.Pgbench(school.Database, roll.Anybody, options, stop));
            file.AddIfAny(await Yardsticks.Wrk(school.Server.Url + await school.SmallFile(stop), options, stop));
        }

        var ours = Series.Median(endpointByUs);
        var both = row.Count > 0 && file.Count > 0 ? 1 / ((1 / Series.Median(row)) + (1 / Series.Median(file))) : 0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"yardsticks: pgbench, the same row {Show(row)}; wrk, a static file {Show(file)}; wrk, the endpoint {Show(endpointByWrk)}; we, the endpoint {ours:0}/s"));

        // The endpoint that the ratio stands on, and our way of asking it.
        return endpoint.PerSecond(options.Connections[0]) >= both / 2
            && (endpointByWrk.Count == 0 || ours >= Series.Median(endpointByWrk) / 2);
    }

    private static string Show(List<double> figures) =>
        figures.Count == 0 ? "not installed" : string.Create(CultureInfo.InvariantCulture, $"{Series.Median(figures):0}/s");

    internal static void AddIfAny(this List<double> figures, double? figure)
    {
        if (figure is { } known)
        {
            figures.Add(known);
        }
    }
}

/// <summary>One kind of page, and all that was measured of it.</summary>
public sealed record Series(string Name, IPEndPoint Server, IReadOnlyList<Ask> Asks)
{
    private readonly Dictionary<int, List<Measured>> runs = [];

    public void Add(int connections, Measured run)
    {
        runs.TryAdd(connections, []);
        runs[connections].Add(run);
    }

    public double PerSecond(int connections) => Median(runs[connections].Select(run => run.PerSecond));

    public double RatioTo(Series other, int connections) =>
        Median(runs[connections].Zip(other.runs[connections], (own, theirs) => own.PerSecond / theirs.PerSecond));

    public string Line(int connections, Series ceiling)
    {
        double[] times = [.. runs[connections].SelectMany(run => run.Milliseconds)];
        Array.Sort(times);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{connections,11}  {Name,-12}{PerSecond(connections),11:0}{Measured.Percentile(times, .5),9:0.0}{Measured.Percentile(times, .95),9:0.0}{Measured.Percentile(times, .99),9:0.0}{RatioTo(ceiling, connections),8:0.000}");
    }

    public static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>Measures several series in turn, so that a slow moment of the machine falls on all of them.</summary>
public sealed class Rounds(BenchOptions options, IReadOnlyList<Series> series)
{
    /// <summary>An odd number, for a median.</summary>
    public const int OfYardsticks = 3;

    private const int LongestWarmUp = 12;

    public async Task Run(CancellationToken stop)
    {
        Console.WriteLine("connections  page         requests/s   p50 ms   p95 ms   p99 ms   ratio");
        foreach (var connections in options.Connections)
        {
            await WarmUp(connections, stop);
            for (var pair = 0; pair < options.Pairs; pair++)
            {
                await Round(connections, one => one.Series.Add(connections, one.Run), stop);
            }

            foreach (var one in series)
            {
                Console.WriteLine(one.Line(connections, series[0]));
            }
        }
    }

    /// <summary>For the compiler, which makes up its mind over the first minute: until nothing becomes faster any more.</summary>
    private async Task WarmUp(int connections, CancellationToken stop)
    {
        var best = new Dictionary<string, double>();
        for (var (round, faster) = (0, true); faster && round < LongestWarmUp; round++)
        {
            faster = false;
            await Round(
                connections,
                one =>
                {
                    faster |= one.Run.PerSecond > best.GetValueOrDefault(one.Series.Name) * 1.03;
                    best[one.Series.Name] = Math.Max(one.Run.PerSecond, best.GetValueOrDefault(one.Series.Name));
                },
                stop);
        }
    }

    private async Task Round(int connections, Action<(Series Series, Measured Run)> note, CancellationToken stop)
    {
        foreach (var one in series)
        {
            note((one, await Load.Run(one.Server, one.Asks, connections, TimeSpan.FromSeconds(options.Seconds), stop)));
        }
    }
}
