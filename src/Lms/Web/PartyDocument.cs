using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lms.Web;

/// <summary>
/// A paper in the form of Party documents (36-HD/VPTW, 2018): A4, Times New Roman, issuer left, Party right over a rule, date in
/// italics, title in bold capitals, page number above from the second page on. What is given is text, never markup.
/// </summary>
internal sealed class PartyDocument : IDisposable
{
    /// <summary>Half points, as Word counts them.</summary>
    private const int BodySize = 28;
    private const int TitleSize = 32;
    private const int PartySize = 30;
    private const int CellSize = 24;

    // Twentieths of a point: 20 mm above and below, 30 mm left, 15 mm right.
    private const uint Left = 1701;
    private const uint Right = 850;
    private const int UpDown = 1134;
    private const int TextWidth = 11906 - (int)Left - (int)Right;

    private readonly MemoryStream package = new();
    private readonly WordprocessingDocument document;
    private readonly Body body = new();
    private readonly string header;

    public PartyDocument(string issuer, string party, string placeAndDate)
    {
        document = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document);
        var main = document.AddMainDocumentPart();
        main.Document = new Document(body);
        header = Numbers(main);
        var (under, ruled) = (TextWidth / 2, new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 1 }));
        body.Append(Frame(
            [under, TextWidth - under],
            [[Line(issuer, BodySize, bold: true, JustificationValues.Center), Line("*", BodySize, bold: false, JustificationValues.Center)],
                [Ruled(Line(party, PartySize, bold: true, JustificationValues.Center), ruled), Line(placeAndDate, BodySize, bold: false, JustificationValues.Center, italic: true)]]));
    }

    public void Title(string title, string under)
    {
        body.Append(Line("", BodySize, bold: false, JustificationValues.Center));
        body.Append(Line(title, TitleSize, bold: true, JustificationValues.Center));
        body.Append(Line(under, BodySize, bold: true, JustificationValues.Center));
        body.Append(Line("", BodySize, bold: false, JustificationValues.Center));
    }

    public void Heading(string text) => body.Append(Line(text, BodySize, bold: true, JustificationValues.Left));

    public void Paragraph(string text) => body.Append(Line(text, BodySize, bold: false, JustificationValues.Both));

    /// <param name="shares">Parts of the text's width, in percent.</param>
    public void Table(int[] shares, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var widths = shares.Select(share => TextWidth * share / 100).ToArray();
        var table = new Table(new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{widths.Sum()}" },
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
            new TableLayout { Type = TableLayoutValues.Fixed }));
        table.Append(new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        table.Append(Row(widths, head, isHead: true));
        table.Append(rows.Select(row => Row(widths, row, isHead: false)));
        body.Append(table, Line("", CellSize, bold: false, JustificationValues.Left));
    }

    public void Signatures(params IReadOnlyList<string> titles)
    {
        var width = TextWidth / titles.Count;
        body.Append(Frame(
            [.. titles.Select(_ => width)],
            [.. titles.Select(title => (IReadOnlyList<Paragraph>)[Line(title, BodySize, bold: true, JustificationValues.Center)])]));
    }

    public byte[] Close()
    {
        body.Append(new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = UpDown, Bottom = UpDown, Left = Left, Right = Right, Header = 567, Footer = 567, Gutter = 0 },
            new TitlePage()));
        document.Dispose();
        return package.ToArray();
    }

    public void Dispose()
    {
        document.Dispose();
        package.Dispose();
    }

    private static string Numbers(MainDocumentPart main)
    {
        var part = main.AddNewPart<HeaderPart>();
        part.Header = new Header(new Paragraph(
            new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
            new SimpleField(Run("2", BodySize, bold: false, italic: false)) { Instruction = "PAGE" }));
        return main.GetIdOfPart(part);
    }

    private static TableRow Row(int[] widths, IReadOnlyList<string> cells, bool isHead)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        if (isHead)
        {
            row.TableRowProperties!.Append(new TableHeader());
        }

        row.Append(cells.Zip(widths).Select(cell => new TableCell(
            new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{cell.Second}" }),
            Line(cell.First, CellSize, isHead, isHead ? JustificationValues.Center : JustificationValues.Left))));
        return row;
    }

    private static Table Frame(int[] widths, IReadOnlyList<IReadOnlyList<Paragraph>> cells) => new(
        new TableProperties(new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{widths.Sum()}" }, new TableLayout { Type = TableLayoutValues.Fixed }),
        new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })),
        new TableRow(cells.Zip(widths).Select(cell => new TableCell(
            [new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{cell.Second}" }), .. cell.First]))));

    private static Paragraph Ruled(Paragraph line, ParagraphBorders rule)
    {
        line.ParagraphProperties!.PrependChild(rule);
        return line;
    }

    private static Paragraph Line(string text, int size, bool bold, JustificationValues justified, bool italic = false) => new(
        new ParagraphProperties(new SpacingBetweenLines { Before = "40", After = "40" }, new Justification { Val = justified }),
        Run(text, size, bold, italic));

    private static Run Run(string text, int size, bool bold, bool italic)
    {
        var look = new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman" });
        if (bold)
        {
            look.Append(new Bold());
        }

        if (italic)
        {
            look.Append(new Italic());
        }

        look.Append(new FontSize { Val = $"{size}" });
        return new Run(look, new Text(Writable(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    // What XML cannot hold at all would spoil the whole paper.
    private static string Writable(string text) => text.All(XmlConvert.IsXmlChar)
        ? text.ReplaceLineEndings(" ")
        : string.Concat(text.Where(letter => XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter))).ReplaceLineEndings(" ");
}
