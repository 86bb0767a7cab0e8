using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lms.Hosting;

namespace Lms.Tests.Support;

/// <summary>The real program as a process of its own, with its own data folder and port.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Task<string> errors;
    private readonly Task<string> output;

    private AppProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
        output = process.StandardOutput.ReadToEndAsync();
    }

    public int Id => process.Id;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static AppProcess Start(Dictionary<string, string> environment, params string[] args)
    {
        var program = typeof(StartUp).Assembly.Location;
        var description = new ProcessStartInfo("dotnet", ["exec", program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            description.Environment[name] = value;
        }

        return new AppProcess(Process.Start(description)!);
    }

    /// <summary>Runs to the end: for starts that are to fail, and for verbs.</summary>
    public static async Task<(int ExitCode, string Errors, string Output)> Run(
        Dictionary<string, string> environment, params string[] args)
    {
        await using var app = Start(environment, args);
        return await app.Ended();
    }

    public async Task<(int ExitCode, string Errors, string Output)> Ended()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, (await errors).Trim(), (await output).Trim());
    }

    public async Task Answers(int port)
    {
        using var http = new HttpClient();
        var latest = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < latest && !process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/readyz"));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(100);
        }

        Assert.Fail(process.HasExited ? await errors : "the application does not answer");
    }

    public void AskToStop() => Process.Start("kill", ["-TERM", $"{Id}"]).WaitForExit();

    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            AskToStop();
            await process.WaitForExitAsync().WaitAsync(Patience);
        }

        process.Dispose();
    }
}
