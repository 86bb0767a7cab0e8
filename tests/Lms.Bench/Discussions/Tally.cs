using System.Diagnostics;

namespace Lms.Bench.Discussions;

/// <summary>Counts for every line of a room how many heard it, and when the last of them did.</summary>
public sealed class Tally(int lines)
{
    private readonly int[] heard = new int[lines];
    private readonly long[] latest = new long[lines];
    private long deliveries;

    /// <summary>Lines heard by all followers together.</summary>
    public long Deliveries => Interlocked.Read(ref deliveries);

    public void Heard(long sequence)
    {
        Interlocked.Increment(ref deliveries);
        if (sequence < lines)
        {
            latest[sequence] = Stopwatch.GetTimestamp();
            Interlocked.Increment(ref heard[sequence]);
        }
    }

    public int HeardBy(long sequence) => Volatile.Read(ref heard[sequence]);

    /// <summary>When the last of them heard it, by <see cref="Stopwatch.GetTimestamp"/>.</summary>
    public long LastAt(long sequence) => latest[sequence];

    /// <returns>False when it took too long.</returns>
    public async Task<bool> HeardByAll(long sequence, int followers, TimeSpan patience, CancellationToken stop)
    {
        for (var begun = Stopwatch.GetTimestamp(); HeardBy(sequence) < followers; await Task.Delay(5, stop))
        {
            if (Stopwatch.GetElapsedTime(begun) > patience)
            {
                return false;
            }
        }

        return true;
    }
}
