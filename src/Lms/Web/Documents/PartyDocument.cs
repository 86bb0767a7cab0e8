using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using static Lms.Web.Documents.PartyText;

namespace Lms.Web.Documents;

/// <summary>
/// A paper in the form of Party documents (36-HD/VPTW, 2018): A4, Times New Roman, issuer left, Party right over a rule, date in
/// italics, title in bold capitals, page number above from the second page on. It is packed by hand and written as it comes: the
/// library would keep all of it until the end, and two thousand mark sheets are four thousand pages.
/// </summary>
internal sealed class PartyDocument : IDisposable
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // Twentieths of a point: 20 mm above and below.
    private const int UpDown = 1134;
    private const string HeaderId = "header";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml";

    private readonly MemoryStream whole = new();
    private readonly ZipArchive package;
    private readonly Stream text;
    private readonly OpenXmlWriter body;
    private bool isClosed;

    /// <param name="number">Where the office writes the paper's number, under the issuer; null for a paper that has none.</param>
    public PartyDocument(string issuer, string party, string placeAndDate, string? number = null)
        : this(to: null, issuer, party, placeAndDate, number)
    {
    }

    /// <param name="to">Where it is written; it is left open, and need not turn back. Null: into memory.</param>
    public PartyDocument(Stream? to, string issuer, string party, string placeAndDate, string? number = null)
    {
        package = new ZipArchive(to ?? whole, ZipArchiveMode.Create, leaveOpen: true);
        Add("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{ContentType}.document.main+xml"/><Override PartName="/word/header.xml" ContentType="{ContentType}.header+xml"/></Types>
            """);
        Add("_rels/.rels", Relation("document", $"{Relations}/officeDocument", "word/document.xml"));
        Add("word/_rels/document.xml.rels", Relation(HeaderId, $"{Relations}/header", "header.xml"));
        Add("word/header.xml", Numbers().OuterXml);
        text = Entry("word/document.xml").Open();
        body = OpenXmlWriter.Create(text);
        body.WriteStartDocument();
        body.WriteStartElement(new Document());
        body.WriteStartElement(new Body());
        Head(issuer, party, placeAndDate, number);
    }

    /// <summary>Begins another paper on a page of its own, whose numbers begin anew.</summary>
    public void Next(string issuer, string party, string placeAndDate)
    {
        body.WriteElement(new Paragraph(new ParagraphProperties(
            new SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact }, Page())));
        Head(issuer, party, placeAndDate);
    }

    public void Title(string title, string under)
    {
        Append(Line("", BodySize, bold: false, JustificationValues.Center));
        Append(Line(title, TitleSize, bold: true, JustificationValues.Center));
        Append(Line(under, BodySize, bold: true, JustificationValues.Center));
        Append(Line("", BodySize, bold: false, JustificationValues.Center));
    }

    public void Heading(string text) => Append(Line(text, BodySize, bold: true, JustificationValues.Left));

    public void Paragraph(string text) => Append(Line(text, BodySize, bold: false, JustificationValues.Both));

    /// <param name="shares">Parts of the text's width, in percent.</param>
    /// <param name="centred">Places of the columns, from 0, whose rows are centred.</param>
    public void Table(int[] shares, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, params int[] centred)
    {
        body.WriteStartElement(new Table());
        foreach (var part in PartyTable.Ruled(shares, head, rows, centred))
        {
            body.WriteElement(part);
        }

        body.WriteEndElement();
        Append(Line("", CellSize, bold: false, JustificationValues.Left));
    }

    public void Signatures(params IReadOnlyList<string> titles) => Signatures(titles, []);

    /// <param name="names">Who signs, one for each title; none where that is left to the hand.</param>
    public void Signatures(IReadOnlyList<string> titles, IReadOnlyList<string> names)
    {
        Append(SignaturesOf(titles, names));
        Append(Line("", CellSize, bold: false, JustificationValues.Left));
    }

    /// <summary>Ends it.</summary>
    /// <returns>The whole paper, where it was written into memory.</returns>
    public byte[] Close()
    {
        Append(Page());
        body.WriteEndElement();
        body.WriteEndElement();
        isClosed = true;
        Release();
        return whole.ToArray();
    }

    public void Dispose()
    {
        if (!isClosed)
        {
            Release();
        }

        whole.Dispose();
    }

    private void Release()
    {
        body.Dispose();
        text.Dispose();
        package.Dispose();
    }

    private void Head(string issuer, string party, string placeAndDate, string? number = null) => Append(HeadOf(issuer, party, placeAndDate, number));

    /// <summary>What stands above every paper: who issues it, the Party, place and date.</summary>
    internal static Table HeadOf(string issuer, string party, string placeAndDate, string? number = null)
    {
        var (under, ruled) = (PartyTable.TextWidth / 2, new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 1 }));
        return PartyTable.Frame(
            [under, PartyTable.TextWidth - under],
            [[Line(issuer, BodySize, bold: true, JustificationValues.Center), Line("*", BodySize, bold: false, JustificationValues.Center),
                .. number is null ? Array.Empty<Paragraph>() : [Line(number, BodySize, bold: false, JustificationValues.Center)]],
                [Ruled(Line(party, PartySize, bold: true, JustificationValues.Center), ruled), Line(placeAndDate, BodySize, bold: false, JustificationValues.Center, italic: true)]]);
    }

    /// <summary>Where it is signed, side by side.</summary>
    /// <param name="names">Who signs, one for each title; none where that is left to the hand.</param>
    internal static Table SignaturesOf(IReadOnlyList<string> titles, IReadOnlyList<string?> names)
    {
        var width = PartyTable.TextWidth / titles.Count;
        return PartyTable.Frame(
            [.. titles.Select(_ => width)],
            [.. titles.Select((title, place) => Signature(title, names.ElementAtOrDefault(place)))]);
    }

    private static IReadOnlyList<Paragraph> Signature(string title, string? name)
    {
        var line = Line(title, BodySize, bold: true, JustificationValues.Center);
        return name is null ? [line]
            : [line, .. Enumerable.Range(0, 3).Select(_ => Line("", BodySize, bold: false, JustificationValues.Center)), Line(name, BodySize, bold: true, JustificationValues.Center)];
    }

    private void Append(OpenXmlElement element) => body.WriteElement(element);

    private static SectionProperties Page() => PageOf(HeaderId);

    /// <summary>A4 with the margins of papers, numbered above from the second page on.</summary>
    /// <param name="headerId">The relation to what <see cref="Numbers"/> made.</param>
    internal static SectionProperties PageOf(string headerId) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = headerId },
        new SectionType { Val = SectionMarkValues.NextPage },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = UpDown, Bottom = UpDown, Left = PartyTable.Left, Right = PartyTable.Right, Header = 567, Footer = 567, Gutter = 0 },
        new PageNumberType { Start = 1 },
        new TitlePage());

    internal static Header Numbers() => new(new Paragraph(
        new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
        new SimpleField(PartyText.Run("2", BodySize, bold: false, italic: false)) { Instruction = "PAGE" }));

    private static string Relation(string id, string type, string target) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="{id}" Type="{type}" Target="{target}"/></Relationships>""";

    private void Add(string name, string xml)
    {
        using var writer = new StreamWriter(Entry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        writer.Write(xml);
    }

    private ZipArchiveEntry Entry(string name)
    {
        var entry = package.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = ZipTimes.Stamp;
        return entry;
    }
}
