using Lms.Data.Conduct;
using Npgsql;

namespace Lms.Features.Conduct.Live;

/// <summary>Writes down now and then whose pages are connected to this node, all in one statement: every node's board reads it.</summary>
public sealed class CandidatePresence(SittingListeners listeners, ConductReading reading, ILogger<CandidatePresence> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                if (listeners.Connected is { Length: > 0 } connected)
                {
                    await reading.Seen(connected, stoppingToken);
                }
            }
            catch (Exception problem) when (problem is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                log.LogWarning("Who is connected could not be written down: {Problem}", problem.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
