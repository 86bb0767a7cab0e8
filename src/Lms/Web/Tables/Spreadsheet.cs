using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Lms.Web.Tables;

/// <summary>One sheet, written row by row: days and numbers as such, texts as texts.</summary>
internal static class Spreadsheet
{
    private const uint Plain = 0;
    private const uint Day = 1;
    private const uint Bold = 2;
    private const uint DayFormat = 164;
    private static readonly DateOnly Start = new(1899, 12, 30);

    public static void Write(Stream content, IReadOnlyList<string>? heading, IEnumerable<IReadOnlyList<object?>> rows)
    {
        using var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var sheet = book.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(sheet))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            if (heading is not null)
            {
                writer.WriteElement(new Row(heading.Select(cell => Text(cell, Bold))));
            }

            foreach (var row in rows)
            {
                writer.WriteElement(new Row(row.Select(Cell)));
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
            new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "Lms" }));
    }

    private static Cell Cell(object? cell) => cell switch
    {
        null or "" => new Cell(),
        string text => Text(text, Plain),
        DateOnly day => Number(day.DayNumber - Start.DayNumber, Day),
        _ => Number(Convert.ToDecimal(cell, CultureInfo.InvariantCulture), Plain),
    };

    private static Cell Text(string text, uint style) => new(new InlineString(new Text(CellText.Safe(text)) { Space = SpaceProcessingModeValues.Preserve }))
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
