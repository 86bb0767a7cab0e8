using System.Globalization;
using System.Text;
using Lms.Data;
using Lms.Domain.Media;
using Lms.Hosting;
using Microsoft.Extensions.Options;

namespace Lms.Web.Documents;

/// <summary>
/// A document as PDF by LibreOffice where it is installed, a fresh one for each: no profile, lock or crash of one document meets the next.
/// It asks for nothing outside the file, neither on the network nor on this machine, and runs no macros (docs/decisions/documents-become-pdf.md).
/// </summary>
public sealed class OfficeToPdf(IOptions<ConversionOptions> options)
{
    private const string Name = "document";
    private const long Megabyte = 1_000_000;

    // Asked of the fresh profile. The proxy is a door that nobody opens, for what would be fetched all the same.
    private static readonly (string Path, string Property, string Value)[] Settings =
    [
        ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
        ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
        ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
        ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
        ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
        ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
        ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
        ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
        ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
    ];

    /// <summary>This machine makes PDF. Elsewhere than on Linux the limits would not hold.</summary>
    public bool IsHere => OperatingSystem.IsLinux() && LimitedProgram.IsHere(options.Value.Program);

    /// <summary>Bytes.</summary>
    public long LongestPdf => options.Value.LongestPdf;

    /// <param name="ending">Of the document's name, with the dot.</param>
    /// <param name="folder">An empty one, to be thrown away afterwards.</param>
    /// <returns>Where in the folder the PDF lies.</returns>
    /// <exception cref="WorkFailedException{TProblem}">There is none.</exception>
    public async Task<string> Convert(string document, string ending, string folder, CancellationToken stop)
    {
        var (copy, made) = (Path.Combine(folder, Name + ending), Path.Combine(folder, "made", Name + ".pdf"));
        File.Copy(document, copy);
        WriteProfile(Path.Combine(folder, "profile", "user"));
        await using var program = await LimitedProgram.StartApart(Limits(), folder, [.. Command(folder), copy]);
        try
        {
            await program.End(stop);
        }
        catch (ProgramLimitException over)
        {
            throw new WorkFailedException<DocumentProblem>(over.Limit == ProgramLimit.Memory ? DocumentProblem.TooMuchMemory : DocumentProblem.TooLong);
        }

        // It ends with 0 also when it made nothing.
        return IsPdf(made) ? made : throw new WorkFailedException<DocumentProblem>(DocumentProblem.NotReadable);
    }

    private ProgramLimits Limits()
    {
        var held = options.Value.Megabytes * Megabyte;
        return new ProgramLimits(TimeSpan.FromSeconds(options.Value.Seconds), AddressBytes: 3 * held)
        {
            HeldBytes = held,
            // Cut short there, a PDF is seen to be too long.
            FileBytes = options.Value.LongestPdf + Megabyte,
        };
    }

    private string[] Command(string folder) =>
    [
        options.Value.Program, "-env:UserInstallation=" + new Uri(Path.Combine(folder, "profile")).AbsoluteUri,
        "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--convert-to", "pdf", "--outdir", Path.Combine(folder, "made"),
    ];

    private static void WriteProfile(string folder)
    {
        var items = Settings.Select(one => string.Create(
            CultureInfo.InvariantCulture,
            $"<item oor:path=\"/{one.Path}\"><prop oor:name=\"{one.Property}\" oor:op=\"fuse\"><value>{one.Value}</value></prop></item>"));
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "registrymodifications.xcu"),
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">{string.Concat(items)}</oor:items>",
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static bool IsPdf(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        var head = new byte[5];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan().SequenceEqual("%PDF-"u8);
    }
}
