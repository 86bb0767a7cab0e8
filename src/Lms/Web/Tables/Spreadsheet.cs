using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Lms.Web.Tables;

/// <summary>
/// A workbook of one sheet: days and numbers as such, texts as texts. The library packs it in memory, about 40 MB for
/// 50,000 rows of eight cells, and it is written when it is closed.
/// </summary>
internal sealed class Spreadsheet : TableWriter
{
    private const uint Plain = 0;
    private const uint Day = 1;
    private const uint Bold = 2;
    private const uint DayFormat = 164;
    private static readonly DateOnly Start = new(1899, 12, 30);

    private readonly Stream content;
    private readonly MemoryStream package = new();
    private readonly SpreadsheetDocument document;
    private readonly OpenXmlWriter sheet;

    public Spreadsheet(Stream content)
    {
        this.content = content;
        document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var part = book.AddNewPart<WorksheetPart>();
        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
            new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = "Lms" }));
        sheet = OpenXmlWriter.Create(part);
        sheet.WriteStartElement(new Worksheet());
        sheet.WriteStartElement(new SheetData());
    }

    public override void Head(IReadOnlyList<string> heading) => sheet.WriteElement(new Row(heading.Select(cell => Text(cell, Bold))));

    public override void Add(IReadOnlyList<object?> row) => sheet.WriteElement(new Row(row.Select(Cell)));

    protected override void Dispose(bool disposing)
    {
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        sheet.Dispose();
        document.Dispose();
        ZipTimes.Clear(package);
        package.Position = 0;
        package.CopyTo(content);
        package.Dispose();
    }

    private static Cell Cell(object? cell) => cell switch
    {
        null or "" => new Cell(),
        string text => Text(text, Plain),
        DateOnly day => Number(day.DayNumber - Start.DayNumber, Day),
        _ => Number(Convert.ToDecimal(cell, CultureInfo.InvariantCulture), Plain),
    };

    private static Cell Text(string text, uint style) =>
        new(new InlineString(new Text(CellText.InWorkbook(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
        };

    private static Cell Number(decimal number, uint style) => new(new CellValue(number)) { DataType = CellValues.Number, StyleIndex = style };

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "dd/mm/yyyy" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FormatId = 0 },
            new CellFormat { FormatId = 0, NumberFormatId = DayFormat, ApplyNumberFormat = true },
            new CellFormat { FormatId = 0, FontId = 1, ApplyFont = true }));
}
