using System.Globalization;
using Lms.Hosting;
using Npgsql;

namespace Lms.Bench.Exams;

/// <summary>
/// `./lms bench exam`: a sitting from its opening to its hand-in through the real server. The saves, with all that belongs
/// to them, beside a bare endpoint that only stores, measured in turn with it.
/// </summary>
public static class ExamBench
{
    private const int Connections = 64;
    private const int Writers = 500;
    private const int TextBytes = 5_000;
    private const double LeastRatio = 1.3;
    private const double MostPacedMilliseconds = 25;
    private const int WarmUps = 3;

    public static async Task<int> Run(BenchOptions options, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        try
        {
            await using var school = await School.Open(folder, stop);
            var budgets = new Budgets();
            var ratio = await Measure(school, folder, options, budgets, stop);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"exam ratio {ratio:0.000}"));
            return budgets.Judge();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Measure(School school, string folder, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        var room = await school.Seat(options.Trainees, stop);
        await RefuseUnsafe(school.Pool(), stop);
        Console.WriteLine($"{room.Trainees.Count} trainees sit; signing all of them in");
        var cookies = await SignedIn.All(school.Server.Url, room.Trainees, stop);
        List<Trainee> trainees = [.. room.Trainees.Zip(cookies).Select(one => new Trainee(one.First.Code, one.Second))];

        // The first few compile what the others run.
        await new Rush(school.Server.Address, TimeSpan.FromSeconds(2)).Run(trainees[..(trainees.Count / 20)], (trainee, exchange) => trainee.Begin(room.Path, exchange), stop);
        budgets.Hold("all open the exam and begin", await new Rush(school.Server.Address, Rush.Usual).Run(trainees, (trainee, exchange) => trainee.Begin(room.Path, exchange), stop));
        var ratio = await Saves(school, trainees, options, budgets, stop);
        await HistoryBench.Run(school, trainees[^HistoryBench.Essays..], budgets, stop);
        await IdleBench.Run(school, folder, trainees, budgets, stop);
        budgets.Hold("all hand in", await new Rush(school.Server.Address, Rush.Usual).Run(trainees, (trainee, exchange) => trainee.HandIn(exchange), stop));
        return ratio;
    }

    private static async Task<double> Saves(School school, List<Trainee> trainees, BenchOptions options, Budgets budgets, CancellationToken stop)
    {
        var count = Math.Min(Writers, trainees.Count - HistoryBench.Essays);
        await BareSaves.Prepare(school.Pool(), count, stop);
        await using var bare = await Child.Start(
            url => [Environment.GetCommandLineArgs()[0], BareSaves.Verb, url, school.Database], new Dictionary<string, string>(), "/", stop);
        List<SaveRequest> own = [.. trainees.Take(count).Select((trainee, number) => SaveRequest.Of(trainee, number, TextBytes))];
        List<SaveRequest> stored = [.. Enumerable.Range(0, count).Select(number => SaveRequest.Bare(number, TextBytes))];
        var duration = TimeSpan.FromSeconds(options.Seconds);
        var (full, ceiling, yardstick) = (new List<Measured>(), new List<Measured>(), new List<double>());
        for (var round = -WarmUps; round < options.Pairs; round++)
        {
            var (ours, theirs) = (
                await SaveLoad.Run(school.Server.Address, own, Connections, duration, perSecond: null, stop),
                await SaveLoad.Run(bare.Address, stored, Connections, duration, perSecond: null, stop));
            if (round >= 0)
            {
                full.Add(ours);
                ceiling.Add(theirs);
                yardstick.AddIfAny(await Yardsticks.Pgbench(school.Database, Script(count), options, stop));
            }
        }

        var ratio = Series.Median(full.Zip(ceiling, (ours, theirs) => ours.PerSecond / theirs.PerSecond));
        var most = Series.Median(full.Select(run => run.PerSecond));
        Console.WriteLine($"{Connections} connections, {count} writers, {TextBytes:N0} bytes       saves/s   p50 ms   p95 ms   p99 ms");
        Print("full path", full);
        Print("bare endpoint", ceiling);
        var paced = await SaveLoad.Run(school.Server.Address, own, Connections, duration, most / 2, stop);
        Print("full path at half of that", [paced]);
        budgets.Hold("saves: ratio to the bare endpoint", ratio, ratio >= LeastRatio, $"at least {LeastRatio.ToString(CultureInfo.InvariantCulture)}");
        var p99 = Measured.Percentile(paced.Milliseconds, .99);
        budgets.Hold("saves at half of our maximum: p99 ms", p99, p99 <= MostPacedMilliseconds, $"at most {MostPacedMilliseconds}");
        Compare(Series.Median(ceiling.Select(run => run.PerSecond)), yardstick, budgets);
        return ratio;
    }

    private static void Compare(double ceiling, List<double> yardstick, Budgets budgets)
    {
        if (yardstick.Count == 0)
        {
            Console.WriteLine("pgbench is not installed: nobody else says what this machine can store");
            return;
        }

        var theirs = Series.Median(yardstick);
        budgets.Hold("bare endpoint: ratio to pgbench", ceiling / theirs, ceiling >= theirs / 2, string.Create(CultureInfo.InvariantCulture, $"at least 0.5 of {theirs:0}/s, or the ratio above flatters"));
    }

    private static string Script(int rows) =>
        $"\\set place random(0, {rows - 1})\nupdate bare_answers set text = '{Essay.Of(rows, TextBytes)}', sequence = sequence + 1, saved_at = now() where place = :place;";

    private static void Print(string name, IReadOnlyList<Measured> runs)
    {
        double[] times = [.. runs.SelectMany(run => run.Milliseconds)];
        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-45}{Series.Median(runs.Select(run => run.PerSecond)),10:0}{Measured.Percentile(times, .5),9:0.0}{Measured.Percentile(times, .95),9:0.0}{Measured.Percentile(times, .99),9:0.0}"));
    }

    private static async Task RefuseUnsafe(NpgsqlDataSource database, CancellationToken stop)
    {
        await using var ask = database.CreateCommand("select current_setting('synchronous_commit') || ' ' || current_setting('fsync')");
        if (await ask.ExecuteScalarAsync(stop) is not "on on")
        {
            throw new StartRefusedException("The server does not wait for its disk: figures of it would say nothing.");
        }
    }
}

/// <summary>What was promised, what was found, and whether that is enough.</summary>
public sealed class Budgets
{
    private readonly List<string> failed = [];

    public void Hold(string name, double found, bool holds, string limit)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(holds ? "ok    " : "FAILED")}  {name}: {found:0.00} ({limit})"));
        if (!holds)
        {
            failed.Add(name);
        }
    }

    public void Hold(string name, RushResult rush)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {rush.Requests} requests in {rush.Took.TotalSeconds:0.0} s, p50 {rush.P50:0} ms, p99 {rush.P99:0} ms, {rush.Errors} errors{(rush.FirstError.Length > 0 ? ": " + rush.FirstError : "")}"));
        Hold(name + ": p99 ms", rush.P99, rush.P99 < Rush.MostMilliseconds && rush.Errors == 0, $"under {Rush.MostMilliseconds}, and no error");
    }

    public int Judge() => failed.Count == 0 ? 0 : throw new StartRefusedException($"Over budget: {string.Join("; ", failed)}.");
}
