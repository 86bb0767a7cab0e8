using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Discussions.Live;

/// <summary>How many have answered, told in figures alone; at most once a second, however many answer at once.</summary>
public sealed partial class RoomReader
{
    public const string Polls = "polls";

    private static readonly TimeSpan BetweenCounts = TimeSpan.FromSeconds(1);

    private long lastCount;
    private int isPlanned;
    private int asked;
    private int counted;

    public void CountSoon()
    {
        if (Interlocked.Exchange(ref isPlanned, 1) == 0)
        {
            _ = CountAfterPause();
        }
    }

    private async Task CountAfterPause()
    {
        var rest = lastCount == 0 ? TimeSpan.Zero : BetweenCounts - Stopwatch.GetElapsedTime(lastCount);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest);
        }

        Interlocked.Increment(ref asked);
        Call();
    }

    // Who may hear was read just before, and whoever may not is out of the group.
    private async Task PushCounts()
    {
        var now = Volatile.Read(ref asked);
        if (now == counted)
        {
            return;
        }

        lastCount = Stopwatch.GetTimestamp();
        Volatile.Write(ref isPlanned, 0);
        var counts = await reading.Counts(Key.CentreId, Key.SessionId, CancellationToken.None);
        counted = now;
        if (counts.Count > 0)
        {
            await Task.WhenAny(Clients.Group(Key.Group).SendAsync(Polls, counts), Task.Delay(Patience));
        }
    }
}
