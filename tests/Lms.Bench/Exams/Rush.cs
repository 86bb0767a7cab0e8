using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lms.Hosting;

namespace Lms.Bench.Exams;

public sealed record RushResult(int Requests, TimeSpan Took, double P50, double P99, int Errors, string FirstError);

/// <summary>Many trainees who all do the same within some seconds, each from a browser of their own.</summary>
public sealed class Rush(IPEndPoint server, TimeSpan within)
{
    public const double MostMilliseconds = 1_000;

    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    public async Task<RushResult> Run(IReadOnlyList<Trainee> trainees, Func<Trainee, Func<byte[], Task<Reply>>, Task> act, CancellationToken stop)
    {
        var (times, errors) = (new ConcurrentBag<double>(), new ConcurrentQueue<string>());
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(trainees.Select((trainee, number) => Task.Run(
            async () =>
            {
                await Task.Delay(within * number / trainees.Count, stop);
                await One(trainee, act, times, errors, stop);
            },
            stop)));
        double[] sorted = [.. times.Order()];
        return new RushResult(
            sorted.Length, clock.Elapsed, Measured.Percentile(sorted, .5), Measured.Percentile(sorted, .99), errors.Count, errors.FirstOrDefault(""));
    }

    private async Task One(
        Trainee trainee, Func<Trainee, Func<byte[], Task<Reply>>, Task> act, ConcurrentBag<double> times, ConcurrentQueue<string> errors, CancellationToken stop)
    {
        try
        {
            using var connection = new RawConnection();
            await connection.Open(server, stop);
            await act(trainee, async request =>
            {
                var sent = Stopwatch.GetTimestamp();
                var answer = await connection.Exchange(request, stop);
                times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                return Reply.Read(answer.Span);
            });
        }
        catch (Exception problem) when (problem is SocketException or StartRefusedException or FormatException)
        {
            errors.Enqueue(problem.Message);
        }
    }
}
