using System.Globalization;
using Lms.Domain;
using Lms.Hosting;

namespace Lms.Web.Documents.Reading;

/// <summary>
/// The words of a PDF, by poppler's pdftotext where it is installed: a process of its own, with limits of its own, which a hostile file may
/// bring down and nothing else with it.
/// </summary>
public static class PdfText
{
    private const string Program = "pdftotext";
    private const int MostPages = 1_000;

    private static readonly ProgramLimits Limits = new(TimeSpan.FromSeconds(20), 1_000_000_000);

    // Whoever sends it waits for the answer.
    private static readonly ProgramLimits Glance = new(TimeSpan.FromSeconds(4), 1_000_000_000);

    private static readonly Lazy<bool> Here = new(() => LimitedProgram.IsHere(Program));

    /// <summary>This machine reads PDF.</summary>
    public static bool IsHere => Here.Value;

    /// <param name="path">Of the file, where the store has it.</param>
    /// <param name="longest">Characters.</param>
    /// <exception cref="InvalidDataException">It is locked or broken, or took too long.</exception>
    public static async Task<string> Of(string path, int longest, CancellationToken stop)
    {
        await using var program = LimitedProgram.Start(
            Limits, Path.GetTempPath(), Program, "-q", "-enc", "UTF-8", "-l", MostPages.ToString(CultureInfo.InvariantCulture), Path.GetFullPath(path), "-");
        try
        {
            var text = await program.Read(longest, stop);
            var code = text.Length < longest ? await program.End(stop) : 0;
            return code == 0 ? text : throw new InvalidDataException($"{Program} ended with {code}.");
        }
        catch (ProgramLimitException over)
        {
            throw new InvalidDataException(over.Message, over);
        }
    }

    /// <summary>A PDF opens without a password and its first page can be read. Where no pdftotext is, nobody looks.</summary>
    /// <param name="file">Is read through from its first byte should it not open, and left open.</param>
    /// <param name="name">What its sender calls it; refusals name it.</param>
    /// <exception cref="RuleBrokenException">Office.Locked, or Pdf.Damaged, also for one that takes seconds for a page.</exception>
    public static async Task RequireReadable(FileStream file, string name, CancellationToken stop)
    {
        if (!IsHere || await Opens(file.Name, stop))
        {
            return;
        }

        throw await IsEncrypted(file, stop) ? new RuleBrokenException("Office.Locked", name) : new RuleBrokenException("Pdf.Damaged", name);
    }

    private static async Task<bool> Opens(string path, CancellationToken stop)
    {
        await using var program = LimitedProgram.Start(Glance, Path.GetTempPath(), Program, "-q", "-l", "1", Path.GetFullPath(path), "/dev/null");
        try
        {
            return await program.End(stop) == 0;
        }
        catch (ProgramLimitException)
        {
            return false;
        }
    }

    // The word stands in the trailer, which most writers leave unpacked. Asked only of what does not open.
    private static async Task<bool> IsEncrypted(FileStream file, CancellationToken stop)
    {
        var word = "/Encrypt"u8.ToArray();
        var (buffer, kept) = (new byte[64 * 1024], 0);
        file.Position = 0;
        int read;
        while ((read = await file.ReadAsync(buffer.AsMemory(kept), stop)) > 0)
        {
            var seen = buffer.AsMemory(0, kept + read);
            if (seen.Span.IndexOf(word) >= 0)
            {
                return true;
            }

            kept = Math.Min(word.Length - 1, seen.Length);
            seen[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
