using System.Globalization;
using Lms.Bench.Exams;

namespace Lms.Bench.Media;

/// <summary>Memory of the server while fifty clients stream at once, fast ones and slow ones: no more is held than is on its way.</summary>
public static class CrowdedHall
{
    private const int Clients = 50;
    private const double MostMegabytes = 64;

    /// <summary>Bytes a second, each for as many: what a line of 2 Mbit/s takes, one of 16, and as much as comes.</summary>
    private static readonly long[] Lines = [250_000, 2_000_000, 0];

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    public static async Task Run(School school, IReadOnlyList<Served> all, Budgets budgets, CancellationToken stop)
    {
        await Task.Delay(Settling, stop);
        await using var memory = school.Server.WatchMemory();
        var before = MemoryWatch.Resident(school.Server.Id);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        over.CancelAfter(Length);
        var taken = await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => Task.Run(() => Stream(school, all[number % all.Count], number, over.Token), stop)));
        stop.ThrowIfCancellationRequested();
        var grown = await memory.Most() / 1e6;
        await Task.Delay(Settling, stop);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Clients} clients streamed {taken.Sum() / 1e6:0} MB in {Length.TotalSeconds:0} s; the server held {before / 1e6:0} MB before, {MemoryWatch.Resident(school.Server.Id) / 1e6:0} MB after"));
        budgets.Hold($"{Clients} clients stream: growth of memory at its peak, MB", grown, grown < MostMegabytes, string.Create(CultureInfo.InvariantCulture, $"under {MostMegabytes}"));
    }

    private static async Task<long> Stream(School school, Served served, int number, CancellationToken over)
    {
        var taken = 0L;
        using var line = new Drain();
        try
        {
            await line.Open(school.Server.Address, over);
            for (var next = number; ; next++)
            {
                var fetch = served.Ours[next % served.Ours.Count];
                await line.Take(fetch, Lines[number / 2 % Lines.Length], over);
                taken += fetch.Length;
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return taken;
        }
    }
}
