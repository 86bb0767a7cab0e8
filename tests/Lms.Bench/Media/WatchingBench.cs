using System.Diagnostics;
using System.Globalization;
using Lms.Bench.Exams;
using Lms.Hosting;
using Npgsql;

namespace Lms.Bench.Media;

/// <summary>
/// What it costs to keep what a hall full of trainees watches: each tells every ten seconds what played meanwhile. The processor's
/// time of the server's process counts; PostgreSQL's is told beside it.
/// </summary>
public static class WatchingBench
{
    private const double MostPercent = 5;
    private const int Rounds = 6;
    private const int WarmUp = 3;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public static async Task Run(School school, Guid classId, IReadOnlyList<string> cookies, Budgets budgets, CancellationToken stop)
    {
        var film = await LongFilm.In(school.Pool(), classId, stop);
        var viewers = cookies.Select(one => new Viewer(one, film.Path)).ToList();
        try
        {
            foreach (var viewer in viewers)
            {
                await viewer.Open(school.Server.Address, stop);
            }

            await Watch(viewers, WarmUp, stop);
            var (clock, server, database) = (Stopwatch.StartNew(), ServerTime(school), await DatabaseTime(school, stop));
            await Watch(viewers, Rounds, stop);
            var seconds = clock.Elapsed.TotalSeconds;
            server = ServerTime(school) - server;
            database = await DatabaseTime(school, stop) - database;

            await RequireKept(school.Pool(), viewers, stop);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{viewers.Count * Rounds / seconds:0} reports/s; PostgreSQL beside it {100 * database.TotalSeconds / seconds:0.0} % of one core"));
            budgets.Hold($"saving what {viewers.Count} watch: % of one core", 100 * server.TotalSeconds / seconds, server.TotalSeconds / seconds < MostPercent / 100, $"under {MostPercent}");
        }
        finally
        {
            viewers.ForEach(viewer => viewer.Dispose());
        }
    }

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

    private static TimeSpan ServerTime(School school)
    {
        using var process = Process.GetProcessById(school.Server.Id);
        return process.TotalProcessorTime;
    }

    /// <summary>Of all processes of PostgreSQL that are there now.</summary>
    private static async Task<TimeSpan> DatabaseTime(School school, CancellationToken stop)
    {
        await using var command = school.Pool().CreateCommand("select pid from pg_stat_activity");
        await using var row = await command.ExecuteReaderAsync(stop);
        var sum = TimeSpan.Zero;
        while (await row.ReadAsync(stop))
        {
            sum += TimeOf(row.GetInt32(0));
        }

        return sum;
    }

    private static TimeSpan TimeOf(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return process.TotalProcessorTime;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return TimeSpan.Zero;
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
