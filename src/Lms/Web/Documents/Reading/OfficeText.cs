using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Lms.Domain;

namespace Lms.Web.Documents.Reading;

/// <summary>
/// The words of a Word document or a presentation, slide by slide with the speaker's notes, or of their like in OpenDocument. Looked at as
/// a whole before, by <see cref="SentDocument"/>; read as they stream out of the package and no further than wanted.
/// </summary>
public static class OfficeText
{
    private const long MostCharacters = 50_000_000;
    private const int MostSlides = 1_000;

    private const string Words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string OpenText = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    /// <param name="file">Can be sought in.</param>
    /// <param name="name">What its sender calls it.</param>
    /// <param name="longest">Characters.</param>
    /// <exception cref="RuleBrokenException">Office.…: why it is not opened.</exception>
    /// <exception cref="InvalidDataException">It is broken or something else.</exception>
    public static string Of(Stream file, string name, int longest)
    {
        var parts = SentDocument.RequireHarmless(file, name) switch
        {
            ".docx" => (IEnumerable<string>)["word/document.xml", "word/footnotes.xml", "word/endnotes.xml"],
            ".pptx" => Slides(),
            ".odt" or ".odp" => ["content.xml"],
            _ => throw new InvalidDataException("Neither text nor presentation."),
        };
        using var package = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var text = new StringBuilder();
        foreach (var part in parts.Select(package.GetEntry).OfType<ZipArchiveEntry>().TakeWhile(_ => text.Length < longest))
        {
            using var content = part.Open();
            Read(content, text, longest);
        }

        return text.ToString().Trim();
    }

    private static IEnumerable<string> Slides() => Enumerable.Range(1, MostSlides)
        .Select(number => number.ToString(CultureInfo.InvariantCulture))
        .SelectMany(number => new[] { $"ppt/slides/slide{number}.xml", $"ppt/notesSlides/notesSlide{number}.xml" });

    private static void Read(Stream content, StringBuilder text, int longest)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
        };
        using var xml = XmlReader.Create(content, settings);
        var open = new OpenParagraphs();
        while (text.Length < longest && xml.Read())
        {
            open.Read(xml, text);
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

    /// <summary>OpenDocument: what stands in a paragraph is text, whatever elements lie between.</summary>
    private struct OpenParagraphs
    {
        private int depth;

        public void Read(XmlReader xml, StringBuilder text)
        {
            if (depth > 0 && xml.NodeType is (XmlNodeType.Text or XmlNodeType.SignificantWhitespace))
            {
                text.Append(xml.Value);
            }

            if (xml.NamespaceURI != OpenText)
            {
                return;
            }

            switch (xml.NodeType, xml.LocalName)
            {
                case (XmlNodeType.Element, "p" or "h") when !xml.IsEmptyElement:
                    depth++;
                    break;
                case (XmlNodeType.EndElement, "p" or "h"):
                    depth--;
                    text.Append('\n');
                    break;
                case (XmlNodeType.Element, "tab" or "s"):
                    text.Append(' ');
                    break;
                case (XmlNodeType.Element, "line-break"):
                    text.Append('\n');
                    break;
            }
        }
    }
}
