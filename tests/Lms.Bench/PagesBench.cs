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
        var lesson = new Series("lesson page", school.Server.Address, Asks(roll.LessonPage, roll, cookies, LeastLessonBytes));
        var group = new Series("class page", school.Server.Address, Asks(roll.ClassPage, roll, cookies, 0));
        await new Rounds(options, [endpoint, lesson, group]).Run(stop);
        var honest = await Compare(school, bare, roll, endpoint, options, stop);

        var ratio = options.Connections.Min(count => lesson.RatioTo(endpoint, count));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pages ratio {ratio:0.000}"));
        return honest ? 0 : throw new StartRefusedException("The endpoint is slower than half of what the yardsticks allow: the ratio flatters.");
    }

    private static List<Ask> Asks(string path, Roll roll, string[] cookies, int minLength) =>
        [.. roll.Trainees.Zip(cookies).Select(one => Ask.For(path, one.Second, one.First.Name, minLength))];

    private static async Task<bool> Compare(
        School school, Child bare, Roll roll, Series endpoint, BenchOptions options, CancellationToken stop)
    {
        var row = await Yardsticks.Pgbench(school.Database, roll.Anybody, options, stop);
        var file = await Yardsticks.Wrk(school.Server.Url + await school.SmallFile(stop), options, stop);
        var same = await Yardsticks.Wrk(bare.Url + "/", options, stop);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"yardsticks: pgbench, the same row {row:0}/s; wrk, a static file {file:0}/s; wrk, the endpoint {same:0}/s"));
        var ceiling = endpoint.PerSecond(options.Connections[0]);
        var allowed = row is { } a && file is { } b ? 1 / ((1 / a) + (1 / b)) : 0;
        return ceiling >= Math.Max(allowed, same ?? 0) / 2;
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

    private static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>Measures several series in turn, so that a slow moment of the machine falls on all of them.</summary>
public sealed class Rounds(BenchOptions options, IReadOnlyList<Series> series)
{
    public async Task Run(CancellationToken stop)
    {
        Console.WriteLine("connections  page         requests/s   p50 ms   p95 ms   p99 ms   ratio");
        foreach (var connections in options.Connections)
        {
            // Once for the compiler, which is still making up its mind.
            await Round(connections, one => _ = one, stop);
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

    private async Task Round(int connections, Action<(Series Series, Measured Run)> note, CancellationToken stop)
    {
        foreach (var one in series)
        {
            note((one, await Load.Run(one.Server, one.Asks, connections, TimeSpan.FromSeconds(options.Seconds), stop)));
        }
    }
}
