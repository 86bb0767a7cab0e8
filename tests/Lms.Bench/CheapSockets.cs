using System.Diagnostics;

namespace Lms.Bench;

/// <summary>
/// Lets an answer be read by the thread that hears of it. Only the environment can say so, and only before the start; what
/// is measured does not inherit it.
/// </summary>
public static class CheapSockets
{
    public const string Setting = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    public static bool AreOn => Environment.GetEnvironmentVariable(Setting) == "1";

    public static async Task<int> StartAgain(string[] args, CancellationToken stop)
    {
        var description = new ProcessStartInfo(Environment.ProcessPath!, [.. Program, .. args]);
        description.Environment[Setting] = "1";
        using var again = Process.Start(description)!;
        await again.WaitForExitAsync(stop);
        return again.ExitCode;
    }

    private static string[] Program =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
}
