using System.Globalization;

namespace Lms.Hosting;

/// <summary>PostgreSQL's own note of who serves a data folder: `postmaster.pid`.</summary>
internal sealed class PostgresProcessFile(string data)
{
    private readonly string path = Path.Combine(data, "postmaster.pid");

    public bool SaysReady(int process) => Lines(path) is { Length: > 7 } lines
        && Number(lines[0]) == process && lines[7].StartsWith("ready", StringComparison.Ordinal);

    /// <summary>After the application was killed its server may have outlived it.</summary>
    public async Task StopOrphan(CancellationToken stop)
    {
        if (Lines(path) is not [var first, ..] || Number(first) is not { } process || !Unix.IsAlive(process))
        {
            return;
        }

        if (await Serves(process))
        {
            await Stop(process, stop);
            return;
        }

        // The number was given to another program since; PostgreSQL itself cannot tell and would refuse.
        File.Delete(path);
    }

    private async Task Stop(int process, CancellationToken stop)
    {
        foreach (var signal in (int[])[Unix.Interrupt, Unix.Quit])
        {
            Unix.Send(process, signal);
            for (var tries = 0; tries < 200; tries++)
            {
                if (!await Serves(process))
                {
                    return;
                }

                await Task.Delay(50, stop);
            }
        }

        throw new StartRefusedException(
            $"A PostgreSQL left from before (process {process}) holds {data} and does not stop.");
    }

    private async Task<bool> Serves(int process) => Directory.Exists("/proc/self")
        ? ServesByProc($"/proc/{process}")
        : await ServesByPs(process);

    // PostgreSQL works from its data folder: the note found there and the note found here must be the same one.
    private bool ServesByProc(string about) =>
        IsPostgres($"{about}/exe")
        && Lines($"{about}/cwd/postmaster.pid") is { Length: > 0 } there && there.SequenceEqual(Lines(path));

    private async Task<bool> ServesByPs(int process)
    {
        var (_, command) = await Command.Run(["ps", "-o", "args=", "-p", $"{process}"], CancellationToken.None);
        return command.Contains("postgres", StringComparison.Ordinal)
            && command.Contains(data, StringComparison.Ordinal);
    }

    private static bool IsPostgres(string link)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: false) is { } program
                && program.Name.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static int? Number(string line) =>
        int.TryParse(line, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
