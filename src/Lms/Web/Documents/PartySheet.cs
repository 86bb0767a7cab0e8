using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Web.Tables;
using Workbook = DocumentFormat.OpenXml.Spreadsheet.Workbook;

namespace Lms.Web.Documents;

/// <summary>How a column of a <see cref="PartySheet"/> shows what is in it. Each is a cell format below, in this order.</summary>
internal enum Shown
{
    Text,
    Centred,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A candidate or mask number: four digits at least.</summary>
    Number,

    /// <summary>Two decimals; a Vietnamese Excel writes the comma.</summary>
    Mark,

    /// <summary>As many decimals as it has.</summary>
    Percent,
}

/// <summary>A column's heading, its width in signs, and what is in it.</summary>
internal sealed record SheetHead(string Heading, double Width, Shown Shown = Shown.Text);

/// <summary>
/// A table in the form of Party documents, as a workbook: A4, Times New Roman, the same head and margins as on paper, the table's
/// head on every page, page number above from the second page on. Numbers are numbers; no text is ever run as a formula.
/// </summary>
internal sealed class PartySheet
{
    private const uint Title = 6;
    private const uint Bold = 7;
    private const uint Italic = 8;
    private const uint TableHead = 9;
    private const uint Plain = 10;
    private const uint Party = 11;
    private const uint Star = 12;

    // Signs of 12 points on an A4 page between its margins, upright.
    private const double Upright = 90;

    // Points; more than the last no spreadsheet allows.
    private const double LineHeight = 17;
    private const double TallLineHeight = 20;
    private const double Highest = 409;

    private readonly IReadOnlyList<SheetHead> columns;
    private readonly SheetData rows = new();
    private readonly MergeCells merged = new();
    private uint headRow;

    public PartySheet(IReadOnlyList<SheetHead> columns, string issuer, string party, string placeAndDate)
    {
        this.columns = columns;
        var (half, width) = (1, columns[0].Width);
        while (half < columns.Count - 1 && width + columns[half].Width <= Across / 2)
        {
            width += columns[half++].Width;
        }

        Beside(half, (issuer, Bold), (party, Party));
        Beside(half, ("*", Star), (placeAndDate, Italic));
        Row(LineHeight);
    }

    private double Across => columns.Sum(column => column.Width);

    public void Titles(string title, string under)
    {
        Line(title, Title);
        Line(under, Bold);
        Row(LineHeight);
    }

    public void Paragraph(string text) => Line(text, Plain);

    public void Table(IEnumerable<IReadOnlyList<object?>> content)
    {
        headRow = Row(Height(columns.Select(column => (column.Heading, column.Width)), LineHeight), [.. columns.Select(column => Text(column.Heading, TableHead))]);
        foreach (var row in content)
        {
            Row(Height(row.Zip(columns, (cell, column) => (cell as string ?? "", column.Width)), LineHeight), [.. row.Zip(columns).Select(cell => Cell(cell.First, cell.Second.Shown))]);
        }

        Row(LineHeight);
    }

    public void Signatures(params IReadOnlyList<string> titles)
    {
        var width = columns.Count / titles.Count;
        var row = Row(TallLineHeight, [.. columns.Select((_, place) => place % width == 0 && place / width < titles.Count ? Text(titles[place / width], Bold) : Empty(Bold))]);
        for (var at = 0; at < titles.Count; at++)
        {
            Merge(row, at * width, at == titles.Count - 1 ? columns.Count - 1 : ((at + 1) * width) - 1);
        }
    }

    public byte[] Close()
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = PartySheetStyles.All();
            var part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = Page();
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = "Lms" }));
            if (headRow > 0)
            {
                book.Workbook.Append(new DefinedNames(new DefinedName($"Lms!${headRow}:${headRow}") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 }));
            }
        }

        ZipTimes.Clear(package);
        return package.ToArray();
    }

    private Worksheet Page()
    {
        var page = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new Columns(columns.Select((column, place) => new DocumentFormat.OpenXml.Spreadsheet.Column
            {
                Min = (uint)place + 1,
                Max = (uint)place + 1,
                Width = column.Width,
                CustomWidth = true,
            })),
            rows);
        if (merged.HasChildren)
        {
            page.Append(merged);
        }

        page.Append(
            // Inches: 30 mm left, 15 mm right, 20 mm above and below.
            new PageMargins { Left = 1.18, Right = 0.59, Top = 0.79, Bottom = 0.79, Header = 0.39, Footer = 0.39 },
            new PageSetup { PaperSize = 9, Orientation = Across > Upright ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddHeader("&C&\"Times New Roman,Regular\"&14&P"), new FirstHeader("")) { DifferentFirst = true });
        return page;
    }

    private void Line(string text, uint style)
    {
        var row = Row(Height([(text, Across)], TallLineHeight), Text(text, style));
        Merge(row, 0, columns.Count - 1);
    }

    private void Beside(int half, (string Text, uint Style) left, (string Text, uint Style) right)
    {
        var width = columns.Take(half).Sum(column => column.Width);
        var row = Row(Height([(left.Text, width), (right.Text, Across - width)], TallLineHeight), [.. columns.Select((_, place) => place == 0 ? Text(left.Text, left.Style) : place == half ? Text(right.Text, right.Style) : Empty(place < half ? Plain : right.Style))]);
        Merge(row, 0, half - 1);
        Merge(row, half, columns.Count - 1);
    }

    private uint Row(double height, params Cell[] cells)
    {
        var number = (uint)rows.ChildElements.Count + 1;
        foreach (var (place, cell) in cells.Index())
        {
            cell.CellReference = Reference(number, place);
        }

        rows.Append(new Row(cells.AsEnumerable<OpenXmlElement>()) { RowIndex = number, Height = height, CustomHeight = true });
        return number;
    }

    // Spreadsheets make room for wrapped text only while it is typed, and never in merged cells.
    private static double Height(IEnumerable<(string Text, double Width)> cells, double line) =>
        Math.Min(Highest, line * cells.Max(cell => Math.Max(1, Math.Ceiling(cell.Text.Length * line / LineHeight * 1.05 / cell.Width))));

    private void Merge(uint row, int from, int to)
    {
        if (to > from)
        {
            merged.Append(new MergeCell { Reference = $"{Reference(row, from)}:{Reference(row, to)}" });
        }
    }

    // Fewer than 26 columns.
    private static string Reference(uint row, int place) => $"{(char)('A' + place)}{row}";

    private static Cell Cell(object? content, Shown shown) => content switch
    {
        null or "" => Empty((uint)shown),
        string text => Text(text, (uint)(shown is Shown.Text ? Shown.Text : Shown.Centred)),
        int number => Number(number, shown),
        decimal number => Number(number, shown),
        _ => throw new ArgumentOutOfRangeException(nameof(content), content, null),
    };

    private static Cell Empty(uint style) => new() { StyleIndex = style };

    private static Cell Number(decimal number, Shown shown) => new(new CellValue(number)) { DataType = CellValues.Number, StyleIndex = (uint)shown };

    private static Cell Text(string text, uint style) =>
        new(new InlineString(new Text(CellText.InWorkbook(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = style };
}
