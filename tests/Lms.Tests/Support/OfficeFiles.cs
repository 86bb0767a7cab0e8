using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Lms.Tests.Support;

/// <summary>Files of Word and PowerPoint made in memory, good ones and bad ones.</summary>
internal static class OfficeFiles
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    public const string Slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private const string Lock = "/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
        + "/O<0000000000000000000000000000000000000000000000000000000000000000>/U<0000000000000000000000000000000000000000000000000000000000000000>>>";

    private const string Names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + $"xmlns:r=\"{Relations}\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"";

    /// <summary>The smallest picture there is.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static byte[] Zip(params (string Name, object Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content as byte[] ?? Encoding.UTF8.GetBytes((string)content));
            }
        }

        return stream.ToArray();
    }

    public static (string, object) Types(string main, string part = "word/document.xml", string more = "") => (
        "[Content_Types].xml",
        $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>{more}<Override PartName=\"/{part}\" ContentType=\"{main}\"/></Types>");

    public static (string, object) Links(string part, params (string Id, string Type, string Target)[] links) => (
        part,
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(links.Select(link => $"<Relationship Id=\"{link.Id}\" Type=\"{Relations}/{link.Type}\" Target=\"{link.Target}\"{(link.Type == "hyperlink" ? " TargetMode=\"External\"" : "")}/>"))}</Relationships>");

    public static (string, object) Xml(string part, string root, string inner) => (part, $"<{root} {Names}>{inner}</{root}>");

    /// <param name="body">What stands in w:body.</param>
    public static byte[] Docx(string body, params (string Name, object Content)[] more) =>
        Zip([Types(Word), Links("_rels/.rels", ("main", "officeDocument", "word/document.xml")), Xml("word/document.xml", "w:document", $"<w:body>{body}</w:body>"), .. more]);

    public static string P(string text, string properties = "", string run = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string H(int level, string text) => P(text, $"<w:outlineLvl w:val=\"{level - 1}\"/>");

    /// <param name="slides">What stands in each slide's p:spTree, and what its speaker noted.</param>
    public static byte[] Pptx(params (string Tree, string Notes)[] slides)
    {
        var entries = new List<(string, object)>
        {
            Types(Slides, "ppt/presentation.xml"),
            Xml("ppt/presentation.xml", "p:presentation", $"<p:sldIdLst>{string.Concat(slides.Select((_, at) => $"<p:sldId id=\"{256 + at}\" r:id=\"rId{at}\"/>"))}</p:sldIdLst>"),
            Links("ppt/_rels/presentation.xml.rels", [.. slides.Select((_, at) => ($"rId{at}", "slide", $"slides/slide{at}.xml"))]),
            ("ppt/media/image1.png", Png),
        };
        foreach (var (at, (tree, notes)) in slides.Index())
        {
            entries.Add(Xml($"ppt/slides/slide{at}.xml", "p:sld", $"<p:cSld><p:spTree>{tree}</p:spTree></p:cSld>"));
            entries.Add(Links($"ppt/slides/_rels/slide{at}.xml.rels", ("n", "notesSlide", $"../notesSlides/notes{at}.xml"), ("i", "image", "../media/image1.png")));
            entries.Add(Xml($"ppt/notesSlides/notes{at}.xml", "p:notes", $"<p:cSld><p:spTree>{Shape("body", notes)}{Shape("sldNum", "7")}</p:spTree></p:cSld>"));
        }

        return Zip([.. entries]);
    }

    public static string Shape(string? place, params string[] paragraphs) =>
        $"<p:sp><p:nvSpPr><p:nvPr>{(place is null ? "" : $"<p:ph type=\"{place}\"/>")}</p:nvPr></p:nvSpPr><p:txBody>{string.Concat(paragraphs.Select(text => $"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>"))}</p:txBody></p:sp>";

    /// <param name="body">What stands in office:text.</param>
    public static byte[] Odt(string body, params (string Name, object Content)[] more) => Zip(
    [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry m:full-path=\"/\" m:media-type=\"application/vnd.oasis.opendocument.text\"/><m:file-entry m:full-path=\"content.xml\" m:media-type=\"text/xml\"/></m:manifest>"),
        ("content.xml", "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" o:version=\"1.2\">"
            + $"<o:body><o:text>{body}</o:text></o:body></o:document-content>"),
        .. more,
    ]);

    /// <summary>One page that says one word.</summary>
    /// <param name="isLocked">No password opens it.</param>
    public static byte[] Pdf(string word, bool isLocked = false)
    {
        var (pdf, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        var said = $"BT /F1 12 Tf 72 700 Td ({word}) Tj ET";
        foreach (var body in new[]
        {
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {said.Length}>>stream\n{said}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        })
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj{body}endobj\n");
        }

        var start = pdf.Length;
        pdf.Append("xref\n0 6\n0000000000 65535 f \n");
        places.ForEach(place => pdf.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer<</Size 6/Root 1 0 R{(isLocked ? Lock : "")}>>\nstartxref\n{start}\n%%EOF");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
