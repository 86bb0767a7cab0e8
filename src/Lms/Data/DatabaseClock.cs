using Npgsql;

namespace Lms.Data;

/// <summary>
/// The one clock of all nodes: this machine's, corrected by its measured offset to the database server's. Deadlines
/// are judged by it at arrival, so that waiting in a queue costs nobody a save.
/// </summary>
public sealed class DatabaseClock : TimeProvider
{
    private long offsetTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Volatile.Read(ref offsetTicks));

    /// <summary>Asks three times and believes the quickest answer, which leaves the least doubt.</summary>
    public async Task Measure(NpgsqlDataSource database, CancellationToken stop)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var sent = base.GetTimestamp();
            var before = base.GetUtcNow();
            await using var command = database.CreateCommand("select clock_timestamp()");
            var theirs = new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(stop))!);
            var took = base.GetElapsedTime(sent);
            if (took < best)
            {
                best = took;
                Volatile.Write(ref offsetTicks, (theirs - (before + took / 2)).Ticks);
            }
        }
    }
}

internal sealed class DatabaseClockKeeper(DatabaseClock clock, NpgsqlDataSource database, ILogger<DatabaseClockKeeper> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var everyMinute = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            try
            {
                await clock.Measure(database, stoppingToken);
            }
            catch (NpgsqlException problem)
            {
                log.LogWarning("The database's clock could not be read: {Problem}", problem.Message);
            }
        }
        while (await everyMinute.WaitForNextTickAsync(stoppingToken));
    }
}
