using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lms.Hosting;

namespace Lms.Bench;

/// <summary>A server in a process of its own, ended with the benchmark.</summary>
public sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly Queue<string> lastWords = new();

    private Child(Process process, IPEndPoint address)
    {
        this.process = process;
        Address = address;
    }

    public IPEndPoint Address { get; }

    public string Url => $"http://{Address}";

    public int Id => process.Id;

    public MemoryWatch WatchMemory() => new(process.Id);

    /// <param name="path">Answers 200 once the server is ready.</param>
    public static async Task<Child> Start(
        Func<string, IEnumerable<string>> command, IReadOnlyDictionary<string, string> settings, string path, CancellationToken stop)
    {
        var address = new IPEndPoint(IPAddress.Loopback, FreePort());
        var description = new ProcessStartInfo("dotnet", command($"http://{address}")) { RedirectStandardOutput = true, RedirectStandardError = true };
        description.Environment.Remove(CheapSockets.Setting);
        foreach (var (name, value) in settings)
        {
            description.Environment[name] = value;
        }

        var child = new Child(Process.Start(description)!, address);
        child.Listen();
        await child.WaitFor(path, stop);
        return child;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // Asked to stop, so that it stops its PostgreSQL too.
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => Remember(line.Data);
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Remember(string? line)
    {
        lock (lastWords)
        {
            lastWords.Enqueue(line ?? "");
            while (lastWords.Count > 5)
            {
                lastWords.Dequeue();
            }
        }
    }

    private async Task WaitFor(string path, CancellationToken stop)
    {
        using var client = new HttpClient();
        var begun = Stopwatch.GetTimestamp();
        while (!process.HasExited && Stopwatch.GetElapsedTime(begun) < Patience)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Url + path), stop);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not there yet.
            }

            await Task.Delay(100, stop);
        }

        throw new StartRefusedException($"The server did not start: {string.Join(' ', lastWords)}");
    }
}
