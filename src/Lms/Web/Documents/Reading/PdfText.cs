using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Lms.Web.Documents.Reading;

/// <summary>
/// The words of a PDF, by poppler's pdftotext where it is installed: a process of its own, with limits of its own, which a hostile file may
/// bring down and nothing else with it.
/// </summary>
public static class PdfText
{
    private const string Program = "pdftotext";
    private const int MostPages = 1_000;
    private const int MostKilobytes = 1_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Lazy<bool> Here = new(() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, Program))));

    /// <summary>This machine reads PDF.</summary>
    public static bool IsHere => !OperatingSystem.IsWindows() && Here.Value;

    /// <param name="path">Of the file, where the store has it.</param>
    /// <param name="longest">Characters.</param>
    /// <exception cref="InvalidDataException">It is locked or broken, or took too long.</exception>
    public static async Task<string> Of(string path, int longest, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        using var process = Start(path);
        try
        {
            var text = await Read(process.StandardOutput, longest, limit.Token);
            if (text.Length < longest)
            {
                await process.WaitForExitAsync(limit.Token);
            }

            return text.Length == longest || process.ExitCode == 0 ? text : throw new InvalidDataException($"{Program} ended with {process.ExitCode}.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new InvalidDataException($"{Program} took too long.");
        }
        finally
        {
            End(process);
        }
    }

    // The store's path is of hexadecimal digits; it goes past the shell all the same, as an argument.
    private static Process Start(string path) => Process.Start(new ProcessStartInfo("/bin/sh")
    {
        ArgumentList =
        {
            "-c", string.Create(CultureInfo.InvariantCulture, $"ulimit -v {MostKilobytes}; exec {Program} -q -enc UTF-8 -l {MostPages} \"$1\" -"), Program, path,
        },
        RedirectStandardOutput = true,
        StandardOutputEncoding = Encoding.UTF8,
    })!;

    private static async Task<string> Read(StreamReader output, int longest, CancellationToken stop)
    {
        var buffer = new char[longest];
        return new string(buffer, 0, await output.ReadBlockAsync(buffer.AsMemory(), stop));
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }
}
