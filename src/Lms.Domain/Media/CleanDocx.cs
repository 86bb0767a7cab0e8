using System.IO.Compression;
using System.Xml;

namespace Lms.Domain.Media;

/// <summary>
/// Copies a Word document (DOCX) without its properties, without the names and times of whoever changed or commented it, and
/// with its pictures cleaned. What the writer put into the text stays. A document with macros is refused.
/// </summary>
internal static class CleanDocx
{
    private const string Document = "word/document.xml";
    private const int MostParts = 5_000;

    /// <summary>Of all parts unpacked, in bytes: what was made to burst stops here.</summary>
    private const long MostUnpacked = 100_000_000;

    /// <summary>Of one part that is held as a whole.</summary>
    private const long LongestPart = 60_000_000;

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
    private static readonly XmlWriterSettings Writing = new() { Encoding = new System.Text.UTF8Encoding(false) };

    private static readonly string[] Names = ["author", "initials", "userId", "providerId"];
    private static readonly string[] Times = ["date", "dateUtc"];

    public static void Copy(Stream from, Stream to)
    {
        using var source = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
        Require(source);
        using var copy = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var left = MostUnpacked;
        foreach (var part in source.Entries.Where(part => !part.FullName.EndsWith('/')))
        {
            var made = copy.CreateEntry(part.FullName, CompressionLevel.Fastest);
            made.LastWriteTime = NoTime;
            using var unpacked = new BoundedStream(part.Open(), part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? left : Math.Min(left, LongestPart));
            using var target = made.Open();
            Copy(part.FullName, unpacked, target);
            left -= unpacked.Position;
        }
    }

    private static void Require(ZipArchive source)
    {
        if (source.Entries.Count > MostParts || source.GetEntry(Document) is null || source.GetEntry("[Content_Types].xml") is not { } types)
        {
            throw new RuleBrokenException("PaperFile.KindUnknown");
        }

        using var reader = new StreamReader(new BoundedStream(types.Open(), LongestPart));
        if (source.Entries.Any(part => part.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            || reader.ReadToEnd().Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
        {
            throw new RuleBrokenException("PaperFile.Macros");
        }
    }

    private static void Copy(string name, Stream from, Stream to)
    {
        switch (Path.GetExtension(name).ToLowerInvariant())
        {
            case ".xml" or ".rels" or ".psmdcp":
                using (var reader = XmlReader.Create(from, Reading))
                using (var writer = XmlWriter.Create(to, Writing))
                {
                    Copy(reader, writer);
                }

                break;
            case ".jpg" or ".jpeg" or ".png":
                Picture(from, to);
                break;
            default:
                from.CopyTo(to);
                break;
        }
    }

    // Not every picture is what its name says, and a document with a broken one still opens: it is part of the work.
    private static void Picture(Stream from, Stream to)
    {
        using var whole = new MemoryStream();
        from.CopyTo(whole);
        using var clean = new MemoryStream();
        try
        {
            whole.Position = 0;
            PaperFile.CopyClean(whole, clean);
            clean.WriteTo(to);
        }
        catch (RuleBrokenException)
        {
            whole.WriteTo(to);
        }
    }

    private static void Copy(XmlReader reader, XmlWriter writer)
    {
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && IsLeftOut(reader))
            {
                reader.Skip();
                continue;
            }

            Write(reader, writer);
            reader.Read();
        }
    }

    private static void Write(XmlReader reader, XmlWriter writer)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                Element(reader, writer);
                break;
            case XmlNodeType.EndElement:
                writer.WriteFullEndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA:
                writer.WriteString(reader.Value);
                break;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when reader.Depth > 0:
                writer.WriteWhitespace(reader.Value);
                break;
            case XmlNodeType.ProcessingInstruction:
                writer.WriteProcessingInstruction(reader.Name, reader.Value);
                break;
        }
    }

    private static void Element(XmlReader reader, XmlWriter writer)
    {
        var isEmpty = reader.IsEmptyElement;
        writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
        while (reader.MoveToNextAttribute())
        {
            if (!Times.Contains(reader.LocalName) || reader.Prefix.Length == 0)
            {
                writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, Names.Contains(reader.LocalName) ? "" : reader.Value);
            }
        }

        reader.MoveToElement();
        if (isEmpty)
        {
            writer.WriteEndElement();
        }
    }

    /// <summary>What stands in a part of properties; the template, whose path is a folder of the writer's own.</summary>
    private static bool IsLeftOut(XmlReader reader) =>
        (reader.Depth == 1 && IsProperty(reader.NamespaceURI, reader.LocalName))
        || reader.LocalName == "attachedTemplate"
        || (reader.LocalName == "Relationship" && reader.GetAttribute("Type")?.EndsWith("/attachedTemplate", StringComparison.Ordinal) == true);

    private static bool IsProperty(string ns, string name) => name.Length > 0
        && (ns.Contains("/extended-properties", StringComparison.OrdinalIgnoreCase) || ns.Contains("/extendedProperties", StringComparison.OrdinalIgnoreCase)
            || ns.Contains("custom-properties", StringComparison.OrdinalIgnoreCase) || ns.Contains("/customProperties", StringComparison.OrdinalIgnoreCase)
            || ns.Contains("core-properties", StringComparison.OrdinalIgnoreCase)
            || ns.StartsWith("http://purl.org/dc/", StringComparison.Ordinal));
}
