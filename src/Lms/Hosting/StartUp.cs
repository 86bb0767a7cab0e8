using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace Lms.Hosting;

/// <summary>The frame around every verb: one line instead of a stack trace, and an end in good order.</summary>
public static class StartUp
{
    private const int Interrupted = 130;

    /// <summary>Runs a verb; its result is the exit code.</summary>
    public static async Task<int> Guard(Func<CancellationToken, Task<int>> verb)
    {
        using var asked = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Ask(asked, signal));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Ask(asked, signal));
        try
        {
            return await verb(asked.Token);
        }
        catch (StartRefusedException refusal)
        {
            await Console.Error.WriteLineAsync($"lms: {refusal.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
        catch (OptionsValidationException refusal)
        {
            await Console.Error.WriteLineAsync($"lms: {string.Join(' ', refusal.Failures).ReplaceLineEndings(" ")}");
            return 1;
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    /// <summary>The first word, unless it is an option: then `run`.</summary>
    public static string VerbIn(string[] args) => args is [['-', ..], ..] or [] ? "run" : args[0];

    /// <summary>Settings, content and data are found wherever the program is called from.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Watching the settings for changes would watch every folder below, node_modules and var included.
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
            ContentRootPath = ContentRoot.Find(),

            // Controllers and views are looked for here, also when a test or a benchmark is the program.
            ApplicationName = typeof(StartUp).Assembly.GetName().Name,
        });
        var settings = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .Sources[0];
        builder.Configuration.Sources.Insert(0, settings);
        return builder;
    }

    /// <summary>Serves until asked to stop, or until the private database is lost.</summary>
    public static async Task<int> Serve(
        WebApplication app, Database database, Func<string, Task> listening, CancellationToken stop)
    {
        // Asked here, and not first inside the host: that would log each refusal with its stack.
        app.Services.GetService<IStartupValidator>()?.Validate();
        using var loss = database.Lost.Register(app.Lifetime.StopApplication);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException failure)
        {
            // Somebody was quicker than our own question in Listen.
            throw new StartRefusedException($"{failure.Message} Choose another address with --urls.", failure);
        }

        await listening(app.Urls.First());
        await app.WaitForShutdownAsync(stop);
        return database.Lost.IsCancellationRequested
            ? throw new StartRefusedException($"PostgreSQL ended while Lms was running: {database.LastWords}")
            : 0;
    }

    // The second time the system's own answer follows: an immediate end.
    private static void Ask(CancellationTokenSource asked, PosixSignalContext signal)
    {
        signal.Cancel = !asked.IsCancellationRequested;
        asked.Cancel();
    }
}
