using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Lms.Hosting;

namespace Lms.Bench.Exams;

/// <summary>The site as a process of its own, to be killed at any moment and to come up again at the same address.</summary>
internal sealed class TrialSite(string folder)
{
    // A long trial runs beside other work, behind which it stands: slow is no loss. A site that ended is noticed at once.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private const int MostStarts = 5;

    private Process? running;

    public IPEndPoint Address { get; } = new(IPAddress.Loopback, FreePort());

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>As whatever supervises a site does: one that gave up while the machine was busy is started again.</summary>
    public async Task Start(string database, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            running = Launch(database);
            try
            {
                await Ready(stop);
                return;
            }
            catch (StartRefusedException) when (tries < MostStarts && running.HasExited)
            {
                running.Dispose();
            }
        }
    }

    public async Task Ready(CancellationToken stop)
    {
        using var client = new HttpClient();
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < Patience && running is { HasExited: false }; await Task.Delay(50, stop))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://{Address}/healthz"), stop);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception problem) when (problem is HttpRequestException || (problem is OperationCanceledException && !stop.IsCancellationRequested))
            {
                // Not there yet.
            }
        }

        throw new StartRefusedException(running is not { HasExited: false } ? "The site has ended by itself." : string.Create(CultureInfo.InvariantCulture, $"The site did not come up within {Patience.TotalMinutes} minutes."));
    }

    /// <summary>Nothing when it does not run.</summary>
    public async Task Kill(CancellationToken stop)
    {
        if (running is not { } process)
        {
            return;
        }

        running = null;
        process.Kill();
        await process.WaitForExitAsync(stop);
        process.Dispose();
    }

    private Process Launch(string database)
    {
        var description = new ProcessStartInfo("dotnet", ["exec", typeof(StartUp).Assembly.Location, "run", "--urls", $"http://{Address}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        description.Environment.Remove(CheapSockets.Setting);
        description.Environment["LMS_DATA"] = folder;
        description.Environment["ConnectionStrings__Lms"] = database;
        var started = Process.Start(description)!;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }
}
