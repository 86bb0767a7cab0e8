using System.IO.Compression;
using Lms.Domain;

namespace Lms.Web.Documents;

/// <summary>
/// What is asked of a file that people hand to one another through Lms as it is: when it is of Word, PowerPoint, Excel or their like, or a
/// zip of anything, it opens without a password, carries no macros, is whole, climbs out of no folder, unpacks to no more than a
/// document may, and is what its name says. Anything else is no concern of this.
/// </summary>
public static class SentDocument
{
    private const int HeadLength = 8;

    // By what its content is: how names of such files end; the first is the one that a program is told.
    private static readonly string[][] Kinds =
    [
        [".docx", ".dotx"], [".pptx", ".ppsx", ".potx"], [".xlsx", ".xltx"],
        [".odt"], [".odp"], [".ods"], [".doc", ".dot"], [".ppt", ".pps"], [".xls"], [".rtf"],
        [".docm"], [".dotm"], [".pptm"], [".ppsm"], [".xlsm"],
    ];

    private static readonly (string Stream, string Ending)[] Old =
        [("WordDocument", ".doc"), ("PowerPoint Document", ".ppt"), ("Workbook", ".xls")];

    private static readonly (string Type, string Ending)[] Open =
    [
        ("application/vnd.oasis.opendocument.text", ".odt"),
        ("application/vnd.oasis.opendocument.presentation", ".odp"),
        ("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
    ];

    /// <param name="file">Can be sought in; stays open.</param>
    /// <param name="name">What its sender calls it; refusals name it.</param>
    /// <returns>How its name ends by its content, with the dot; null when it is none of these.</returns>
    /// <exception cref="RuleBrokenException">Office.…: why it is not taken.</exception>
    public static string? RequireHarmless(Stream file, string name)
    {
        var found = Ending(file, name);
        var promised = Array.Find(Kinds, kind => Array.Exists(kind, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
        if (promised is null || promised[0] == found)
        {
            return found;
        }

        throw found is null
            ? new RuleBrokenException("Office.NotThat", name)
            : new RuleBrokenException("Office.Mislabelled", name, found[1..].ToUpperInvariant());
    }

    private static string? Ending(Stream file, string name)
    {
        var head = new byte[HeadLength];
        file.Position = 0;
        var length = file.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        file.Position = 0;
        return head.AsSpan(0, length) switch
        {
            var compound when compound.SequenceEqual(CompoundFile.Sign) => OfOld(file, name),
            var zip when zip.StartsWith("PK\x03\x04"u8) => OfZip(file, name),
            var rich when rich.StartsWith("{\\rtf"u8) => ".rtf",
            _ => null,
        };
    }

    private static string? OfOld(Stream file, string name)
    {
        if (CompoundFile.Holds(file, "EncryptedPackage") || CompoundFile.Holds(file, "EncryptedSummary") || CompoundFile.IsLockedWord(file))
        {
            throw new RuleBrokenException("Office.Locked", name);
        }

        // What Word and Excel call the storage of macros. PowerPoint hides it in the slides; nothing here runs any.
        if (CompoundFile.Holds(file, "_VBA_PROJECT"))
        {
            throw new RuleBrokenException("Office.Macros", name);
        }

        return Array.Find(Old, kind => CompoundFile.Holds(file, kind.Stream)).Ending;
    }

    private static string? OfZip(Stream file, string name) => OfficePackage.Unbroken(name, () =>
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var parts = OfficeGuard.RequireFitting(archive, name);
        if (parts.TryGetValue("mimetype", out var type))
        {
            return OfOpenDocument(archive, parts, type, name);
        }

        return parts.ContainsKey("[Content_Types].xml") ? OfPackage(file, name) : null;
    });

    private static string OfPackage(Stream file, string name)
    {
        file.Position = 0;
        using var package = OfficePackage.Open(file, name);
        return package.Kind switch
        {
            OfficeKind.Word => ".docx",
            OfficeKind.Slides => ".pptx",
            _ => ".xlsx",
        };
    }

    private static string? OfOpenDocument(ZipArchive archive, Dictionary<string, ZipArchiveEntry> parts, ZipArchiveEntry type, string name)
    {
        OfficeGuard.RequireHarmless(archive, name);
        if (parts.TryGetValue("META-INF/manifest.xml", out var manifest) && SaysEncrypted(manifest))
        {
            throw new RuleBrokenException("Office.Locked", name);
        }

        if (parts.Keys.Any(part => part.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || part.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleBrokenException("Office.Macros", name);
        }

        using var told = new StreamReader(type.Open());
        var buffer = new char[100];
        var text = new string(buffer, 0, told.ReadBlock(buffer)).Trim();
        return Array.Find(Open, kind => text == kind.Type || text == kind.Type + "-template").Ending;
    }

    private static bool SaysEncrypted(ZipArchiveEntry manifest)
    {
        using var reader = OfficePackage.XmlOf(manifest.Open());
        while (reader.Read())
        {
            if (reader.LocalName == "encryption-data")
            {
                return true;
            }
        }

        return false;
    }
}
