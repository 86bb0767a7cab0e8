using System.Diagnostics;

namespace Lms.Hosting;

/// <summary>A short run of another program.</summary>
internal static class Command
{
    public static async Task<(int ExitCode, string Output)> Run(IEnumerable<string> command, CancellationToken stop)
    {
        using var process = new Process { StartInfo = Describe(command) };
        process.Start();
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var errors = process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Nothing is inherited: no terminal, no open pipes, no PG* or LC_* settings of the caller.</summary>
    public static ProcessStartInfo Describe(IEnumerable<string> command)
    {
        var description = new ProcessStartInfo(command.First(), command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in description.Environment.Keys.Where(IsForeign).ToList())
        {
            description.Environment.Remove(name);
        }

        return description;
    }

    public static bool Exists(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static bool IsForeign(string name) =>
        name.StartsWith("PG", StringComparison.Ordinal) || name.StartsWith("LC_", StringComparison.Ordinal)
        || name == "LANG";
}
