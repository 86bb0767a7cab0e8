using Lms.Data.Discussions;
using Npgsql;

namespace Lms.Features.Discussions.Live;

/// <summary>
/// Writes down now and then who is in the rooms on this node, everybody in one statement: twice a minute, so that no minute is
/// missed. What somebody heard is another matter; a register asks whether they were there.
/// </summary>
public sealed class PresenceKeeper(RoomListeners listeners, RoomPresences presences, TimeProvider clock, ILogger<PresenceKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    public async Task Keep(CancellationToken stop)
    {
        if (listeners.Present() is { Count: > 0 } people)
        {
            await presences.Keep(people, clock.GetUtcNow(), stop);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await Keep(stoppingToken);
            }
            catch (Exception problem) when (problem is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                log.LogWarning("Who is in the rooms could not be written down: {Problem}", problem.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
