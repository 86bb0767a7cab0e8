using System.Globalization;

namespace Lms.Bench;

/// <summary>Looks several times a second at how much memory a process holds, and remembers the most.</summary>
public sealed class MemoryWatch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly CancellationTokenSource end = new();
    private readonly int process;
    private readonly long before;
    private readonly Task watching;
    private long most;

    public MemoryWatch(int process)
    {
        this.process = process;
        before = most = Resident();
        watching = Watch();
    }

    /// <summary>Bytes that the process held at most, above what it held at the beginning.</summary>
    public async Task<long> Most()
    {
        await end.CancelAsync();
        await watching;
        return most - before;
    }

    public async ValueTask DisposeAsync()
    {
        await Most();
        end.Dispose();
    }

    private async Task Watch()
    {
        while (!end.IsCancellationRequested)
        {
            most = Math.Max(most, Resident());
            await Task.Delay(Pause, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private long Resident() => Resident(process);

    /// <summary>Bytes that a process holds.</summary>
    public static long Resident(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}
