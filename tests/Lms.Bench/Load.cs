using System.Diagnostics;
using System.Net;
using System.Text;

namespace Lms.Bench;

/// <summary>One page as one person asks for it, and what its answer must hold.</summary>
public sealed record Ask(byte[] Request, byte[] MustHold, int MinLength)
{
    public static Ask For(string path, string cookies, string mustHold, int minLength) => new(
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n{(cookies.Length > 0 ? $"Cookie: {cookies}\r\n" : "")}\r\n"),
        Encoding.UTF8.GetBytes(mustHold), minLength);
}

/// <summary>Requests a second, and how long each took.</summary>
public sealed record Measured(double PerSecond, double[] Milliseconds)
{
    public static double Percentile(double[] sorted, double part) => sorted.Length == 0 ? 0 : sorted[(int)((sorted.Length - 1) * part)];
}

/// <summary>Keep-alive connections that ask one after another as fast as they are answered. Every answer is checked.</summary>
public static class Load
{
    public static async Task<Measured> Run(IPEndPoint server, IReadOnlyList<Ask> asks, int connections, TimeSpan duration, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(number =>
            Task.Run(() => One(server, asks, number, connections, duration, stop), stop)));
        var seconds = clock.Elapsed.TotalSeconds;
        double[] times = [.. all.SelectMany(one => one)];
        Array.Sort(times);
        return new Measured(times.Length / seconds, times);
    }

    private static async Task<List<double>> One(
        IPEndPoint server, IReadOnlyList<Ask> asks, int number, int step, TimeSpan duration, CancellationToken stop)
    {
        using var connection = new RawConnection();
        await connection.Open(server, stop);
        var times = new List<double>(4096);
        var begun = Stopwatch.GetTimestamp();
        for (var next = number; Stopwatch.GetElapsedTime(begun) < duration && !stop.IsCancellationRequested; next += step)
        {
            var ask = asks[next % asks.Count];
            var asked = Stopwatch.GetTimestamp();
            await connection.Ask(ask, stop);
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return times;
    }
}
