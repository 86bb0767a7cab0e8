using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static Lms.Web.Documents.PartyText;

namespace Lms.Web.Documents;

/// <summary>
/// A paper in the form of Party documents (36-HD/VPTW, 2018): A4, Times New Roman, issuer left, Party right over a rule, date in
/// italics, title in bold capitals, page number above from the second page on.
/// </summary>
internal sealed class PartyDocument : IDisposable
{
    // Twentieths of a point: 20 mm above and below.
    private const int UpDown = 1134;

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
        var (under, ruled) = (PartyTable.TextWidth / 2, new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 1 }));
        body.Append(PartyTable.Frame(
            [under, PartyTable.TextWidth - under],
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
    public void Table(int[] shares, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        body.Append(PartyTable.Ruled(shares, head, rows), Line("", CellSize, bold: false, JustificationValues.Left));

    public void Signatures(params IReadOnlyList<string> titles)
    {
        var width = PartyTable.TextWidth / titles.Count;
        body.Append(PartyTable.Frame(
            [.. titles.Select(_ => width)],
            [.. titles.Select(title => (IReadOnlyList<Paragraph>)[Line(title, BodySize, bold: true, JustificationValues.Center)])]));
    }

    public byte[] Close()
    {
        body.Append(new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = UpDown, Bottom = UpDown, Left = PartyTable.Left, Right = PartyTable.Right, Header = 567, Footer = 567, Gutter = 0 },
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
            new SimpleField(PartyText.Run("2", BodySize, bold: false, italic: false)) { Instruction = "PAGE" }));
        return main.GetIdOfPart(part);
    }
}
