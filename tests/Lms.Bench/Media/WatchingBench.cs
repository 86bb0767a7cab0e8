using System.Diagnostics;
using System.Globalization;
using System.Net;
using Lms.Bench.Exams;
using Lms.Hosting;
using Npgsql;

namespace Lms.Bench.Media;

/// <summary>
/// What it costs to keep what a hall full of trainees watches: each tells every ten seconds what played meanwhile. The processor's
/// time of the server's process counts; PostgreSQL's is told beside it, and what bare Kestrel takes to read and answer as much.
/// </summary>
public static class WatchingBench
{
    private const double MostPercent = 5;
    private const int Rounds = 6;

    // Until nothing is compiled any more while it counts.
    private const int WarmUp = 6;
    private const int BareRounds = 3;
    private const int TicksPerSecond = 100;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public static async Task Run(School school, Footage footage, IReadOnlyList<string> cookies, Budgets budgets, CancellationToken stop)
    {
        var viewers = cookies.Select(one => new Viewer(one, footage.WatchedPath)).ToList();
        try
        {
            var idle = await Cost(school, () => Task.Delay(Every, stop), stop);
            await Open(viewers, school.Server.Address, stop);
            await Watch(viewers, WarmUp, stop);
            var busy = await Cost(school, () => Watch(viewers, Rounds, stop), stop);
            await RequireKept(school.Pool(), viewers, stop);
            var bare = await Bare(cookies, footage, stop);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{viewers.Count * Rounds / busy.Seconds:0} reports/s; % of one core: PostgreSQL beside it {busy.Database:0.0}; while nobody watched, the server {idle.Server:0.0} and PostgreSQL {idle.Database:0.0}; bare Kestrel, which keeps nothing, {bare:0.0}"));
            budgets.Hold($"saving what {viewers.Count} watch: % of one core", busy.Server, busy.Server < MostPercent, $"under {MostPercent}");
        }
        finally
        {
            viewers.ForEach(viewer => viewer.Dispose());
        }
    }

    /// <returns>How long it took, and percent of one core.</returns>
    private static async Task<(double Seconds, double Server, double Database)> Cost(School school, Func<Task> act, CancellationToken stop)
    {
        var (clock, server, database) = (Stopwatch.StartNew(), ProcessTime(school.Server.Id), await DatabaseTime(school, stop));
        await act();
        var seconds = clock.Elapsed.TotalSeconds;
        return (seconds, 100 * (ProcessTime(school.Server.Id) - server).TotalSeconds / seconds, 100 * (await DatabaseTime(school, stop) - database).TotalSeconds / seconds);
    }

    // One after the other over the time between two reports: each has watched as long when it first tells.
    private static Task Open(List<Viewer> viewers, IPEndPoint server, CancellationToken stop) => Task.WhenAll(viewers.Select((viewer, number) => Task.Run(
        async () =>
        {
            await Task.Delay(Every * number / viewers.Count, stop);
            await viewer.Open(server, stop);
        },
        stop)));

    // All begin at different moments, as people do.
    private static Task Watch(List<Viewer> viewers, int rounds, CancellationToken stop) => Task.WhenAll(viewers.Select((viewer, number) => Task.Run(
        async () =>
        {
            var begun = Stopwatch.GetTimestamp();
            for (var round = 0; round < rounds; round++)
            {
                var due = (Every * round) + (Every * number / viewers.Count);
                await Task.Delay(due - Stopwatch.GetElapsedTime(begun) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero, stop);
                await viewer.Tell((int)Every.TotalSeconds, stop);
            }

            await Task.Delay((Every * rounds) - Stopwatch.GetElapsedTime(begun) is var rest && rest > TimeSpan.Zero ? rest : TimeSpan.Zero, stop);
        },
        stop)));

    /// <returns>Percent of one core.</returns>
    private static async Task<double> Bare(IReadOnlyList<string> cookies, Footage footage, CancellationToken stop)
    {
        await using var server = await Child.Start(url => [Environment.GetCommandLineArgs()[0], BareReports.Verb, url], new Dictionary<string, string>(), "/", stop);
        var viewers = cookies.Select(one => new Viewer(one, footage.WatchedPath)).ToList();
        try
        {
            await Task.WhenAll(viewers.Select(viewer => viewer.Connect(server.Address, stop)));
            await Watch(viewers, BareRounds, stop);
            var (clock, before) = (Stopwatch.StartNew(), ProcessTime(server.Id));
            await Watch(viewers, BareRounds, stop);
            return 100 * (ProcessTime(server.Id) - before).TotalSeconds / clock.Elapsed.TotalSeconds;
        }
        finally
        {
            viewers.ForEach(viewer => viewer.Dispose());
        }
    }

    private static TimeSpan ProcessTime(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.TotalProcessorTime;
    }

    /// <summary>Of all processes of PostgreSQL on this machine, those that have ended included.</summary>
    private static async Task<TimeSpan> DatabaseTime(School school, CancellationToken stop)
    {
        await using var command = school.Pool().CreateCommand("select pid from pg_stat_activity");
        await using var row = await command.ExecuteReaderAsync(stop);
        var (ticks, parent) = (0L, 0);
        while (await row.ReadAsync(stop))
        {
            if (Stat(row.GetInt32(0)) is { } child)
            {
                (ticks, parent) = (ticks + child.Own, child.Parent);
            }
        }

        return TimeSpan.FromSeconds((double)(ticks + (Stat(parent) is { } first ? first.Own + first.Ended : 0)) / TicksPerSecond);
    }

    /// <summary>Ticks of a process, and of those of its children that have ended; see proc(5).</summary>
    private static (int Parent, long Own, long Ended)? Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            long[] fields = [.. text[(text.LastIndexOf(')') + 4)..].Split(' ').Take(14).Select(field => long.Parse(field, CultureInfo.InvariantCulture))];
            return ((int)fields[0], fields[10] + fields[11], fields[12] + fields[13]);
        }
        catch (IOException)
        {
            // It has ended meanwhile, or runs elsewhere.
            return null;
        }
    }

    private static async Task RequireKept(NpgsqlDataSource database, IReadOnlyList<Viewer> viewers, CancellationToken stop)
    {
        await using var command = database.CreateCommand("select coalesce(sum(seconds), 0) from film_watches");
        var kept = (long)(await command.ExecuteScalarAsync(stop))!;
        var told = viewers.Sum(viewer => (long)viewer.Watched);
        if (kept != told)
        {
            throw new StartRefusedException($"Of {told} seconds that were watched, {kept} were kept.");
        }
    }
}
