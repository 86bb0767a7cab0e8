using System.IO.Compression;
using System.Xml;
using Lms.Domain;

namespace Lms.Web.Documents;

/// <summary>
/// What is asked of an office file before anything in it is read: that it is a whole zip, opens without a password, climbs
/// out of no folder, unpacks to no more than a document may, and declares nothing that XML would expand. The sizes come
/// from the directory; a reader stops where they end, so a directory that lies cuts its own file short.
/// </summary>
internal static class OfficeGuard
{
    /// <summary>Bytes that a whole file may unpack to: three times the longest upload of a document.</summary>
    public const long LongestUnpacked = 180_000_000;

    /// <summary>Bytes of one XML part, which is read as it unpacks. The longest code of law takes 3 MB.</summary>
    public const long LongestXml = 40_000_000;

    /// <summary>Bytes of a part that is held as a whole: styles, a slide, the relations of a part.</summary>
    public const long LongestTree = 8_000_000;

    /// <summary>Parts of a file. A deck of three hundred slides has two thousand.</summary>
    public const int MostParts = 5_000;

    /// <summary>How many times smaller than its content an entry may be: written documents reach 40.</summary>
    public const int HighestRatio = 200;

    private const long SmallEntry = 1_000_000;
    private const int SignLength = 8;

    // Told by the reader as a node only where it may parse it; entities it may not expand all the same.
    private static readonly XmlReaderSettings Prologue = new()
    {
        DtdProcessing = DtdProcessing.Parse,
        MaxCharactersFromEntities = 1,
        XmlResolver = null,
        CloseInput = true,
    };

    /// <summary>The old binary formats, and a locked file of the new ones, come in the same box.</summary>
    public static void RequireZip(Stream file, string name)
    {
        var head = new byte[SignLength];
        var length = file.ReadAtLeast(head, SignLength, throwOnEndOfStream: false);
        file.Position = 0;
        if (length == SignLength && head.AsSpan().SequenceEqual(CompoundFile.Sign))
        {
            throw CompoundFile.Holds(file, "EncryptedPackage")
                ? new RuleBrokenException("Office.Locked", name)
                : new RuleBrokenException("Office.Legacy", name);
        }

        if (length < 4 || !head.AsSpan().StartsWith("PK\x03\x04"u8))
        {
            throw new RuleBrokenException("Office.NoOffice", name);
        }
    }

    /// <returns>The parts by their names, which are told apart without regard to case.</returns>
    public static Dictionary<string, ZipArchiveEntry> RequireHarmless(ZipArchive archive, string name)
    {
        var parts = RequireFitting(archive, name);
        RequireNoDeclarations(parts, name);
        return parts;
    }

    /// <summary>What is asked of any zip, whatever it holds: nothing in it is opened.</summary>
    public static Dictionary<string, ZipArchiveEntry> RequireFitting(ZipArchive archive, string name)
    {
        if (archive.Entries.Count > MostParts)
        {
            throw new RuleBrokenException("Office.TooManyParts", name, MostParts);
        }

        var parts = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
        var unpacked = 0L;
        foreach (var entry in archive.Entries)
        {
            RequireInside(entry.FullName, name);
            unpacked += entry.Length;
            if (unpacked > LongestUnpacked || IsBomb(entry))
            {
                throw new RuleBrokenException("Office.Bomb", name);
            }

            if (entry.IsEncrypted)
            {
                throw new RuleBrokenException("Office.Locked", name);
            }

            if (!entry.FullName.EndsWith('/') && !parts.TryAdd(entry.FullName, entry))
            {
                throw new RuleBrokenException("Office.Damaged", name);
            }
        }

        return parts;
    }

    private static void RequireInside(string entry, string name)
    {
        if (entry.StartsWith('/') || entry.AsSpan().IndexOfAny('\\', ':', '\0') >= 0 || entry.Split('/').Contains(".."))
        {
            throw new RuleBrokenException("Office.Climbs", name);
        }
    }

    private static bool IsBomb(ZipArchiveEntry entry) =>
        (IsXml(entry.FullName) && entry.Length > LongestXml)
        || (entry.Length > SmallEntry && entry.Length / Math.Max(entry.CompressedLength, 1) > HighestRatio);

    private static bool IsXml(string part) =>
        part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    /// <summary>Entities can be declared before the first element only: that far, every part is read at once.</summary>
    private static void RequireNoDeclarations(Dictionary<string, ZipArchiveEntry> parts, string name)
    {
        foreach (var part in parts.Values.Where(part => IsXml(part.FullName) && part.Length > 0))
        {
            using var reader = XmlReader.Create(part.Open(), Prologue);
            while (reader.Read() && reader.NodeType != XmlNodeType.Element)
            {
                if (reader.NodeType == XmlNodeType.DocumentType)
                {
                    throw new RuleBrokenException("Office.Declares", name);
                }
            }
        }
    }
}
