using System.Diagnostics;
using System.Net;
using System.Text;
using Lms.Hosting;

namespace Lms.Bench.Exams;

/// <summary>Writers on keep-alive connections, each at one connection only; every answer is checked.</summary>
public static class SaveLoad
{
    /// <param name="perSecond">How many saves in all, evenly; null for as fast as they are answered.</param>
    public static async Task<Measured> Run(
        IPEndPoint server, IReadOnlyList<SaveRequest> writers, int connections, TimeSpan duration, double? perSecond, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(number => Task.Run(
            () => One(server, [.. writers.Where((_, place) => place % connections == number)], duration, new Pace(perSecond / connections, number, connections), stop),
            stop)));
        var seconds = clock.Elapsed.TotalSeconds;
        double[] times = [.. all.SelectMany(one => one)];
        Array.Sort(times);
        return new Measured(times.Length / seconds, times);
    }

    private static async Task<List<double>> One(IPEndPoint server, SaveRequest[] writers, TimeSpan duration, Pace pace, CancellationToken stop)
    {
        using var connection = new RawConnection();
        await connection.Open(server, stop);
        var times = new List<double>(8192);
        var begun = Stopwatch.GetTimestamp();
        for (var turn = 0; Stopwatch.GetElapsedTime(begun) < duration && !stop.IsCancellationRequested; turn++)
        {
            var due = await pace.Wait(begun, turn, stop);
            var writer = writers[turn % writers.Length];
            var answer = await connection.Exchange(writer.Next(), stop);
            times.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
            if (!writer.Acknowledge(answer.Span))
            {
                throw new StartRefusedException($"A save was not taken: {Encoding.UTF8.GetString(answer.Span[..Math.Min(answer.Length, 300)])}");
            }
        }

        return times;
    }

    /// <summary>
    /// When each save is due. A save that is late because the one before it was answered late counts from when it was due,
    /// not from when it was sent; the timer's own slack counts for nobody.
    /// </summary>
    private readonly record struct Pace(double? PerSecond, int Number, int Of)
    {
        public async ValueTask<long> Wait(long begun, int turn, CancellationToken stop)
        {
            if (PerSecond is not { } rate)
            {
                return Stopwatch.GetTimestamp();
            }

            var due = begun + (long)((turn + ((double)Number / Of)) / rate * Stopwatch.Frequency);
            var ahead = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (ahead <= TimeSpan.Zero)
            {
                return due;
            }

            await Task.Delay(ahead, stop);
            return Stopwatch.GetTimestamp();
        }
    }
}
