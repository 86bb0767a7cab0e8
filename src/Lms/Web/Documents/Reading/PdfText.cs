using System.Globalization;
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
}
