using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Lms.Web.Documents.Reading;

/// <summary>
/// The words of a Word document or a presentation, slide by slide with the speaker's notes. Read as they stream out of the
/// package and no further than wanted: however much one unpacks to, it costs no memory.
/// </summary>
public static class OfficeText
{
    private const long MostCharacters = 50_000_000;
    private const int MostSlides = 1_000;

    private const string Words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";

    /// <param name="longest">Characters.</param>
    /// <exception cref="InvalidDataException">It is none: locked, broken or something else.</exception>
    public static string Of(Stream file, int longest)
    {
        using var package = Open(file);
        var text = new StringBuilder();
        foreach (var part in Parts(package).TakeWhile(_ => text.Length < longest))
        {
            using var content = part.Open();
            Read(content, text, longest);
        }

        return text.ToString().Trim();
    }

    private static ZipArchive Open(Stream file) => new(file, ZipArchiveMode.Read, leaveOpen: true);

    private static IEnumerable<ZipArchiveEntry> Parts(ZipArchive package)
    {
        if (package.GetEntry("word/document.xml") is { } document)
        {
            return new[] { document, package.GetEntry("word/footnotes.xml"), package.GetEntry("word/endnotes.xml") }.OfType<ZipArchiveEntry>();
        }

        return package.GetEntry("ppt/presentation.xml") is not null ? Slides(package) : throw new InvalidDataException("Neither text nor presentation.");
    }

    private static IEnumerable<ZipArchiveEntry> Slides(ZipArchive package)
    {
        for (var number = 1; number <= MostSlides; number++)
        {
            var name = number.ToString(CultureInfo.InvariantCulture);
            if (package.GetEntry($"ppt/slides/slide{name}.xml") is { } slide)
            {
                yield return slide;
            }

            if (package.GetEntry($"ppt/notesSlides/notesSlide{name}.xml") is { } notes)
            {
                yield return notes;
            }
        }
    }

    private static void Read(Stream content, StringBuilder text, int longest)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
        };
        using var xml = XmlReader.Create(content, settings);
        while (text.Length < longest && xml.Read())
        {
            if (xml.NamespaceURI is not (Words or Drawing))
            {
                continue;
            }

            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "t") when !xml.IsEmptyElement && xml.Read() && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace:
                    text.Append(xml.Value);
                    break;
                case (XmlNodeType.Element, "tab"):
                    text.Append(' ');
                    break;
                case (XmlNodeType.Element, "br" or "cr"):
                case (XmlNodeType.EndElement, "p"):
                    text.Append('\n');
                    break;
            }
        }
    }
}
