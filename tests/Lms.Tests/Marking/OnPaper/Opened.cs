using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Lms.Tests.Support;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using CellFormula = DocumentFormat.OpenXml.Spreadsheet.CellFormula;
using CellValues = DocumentFormat.OpenXml.Spreadsheet.CellValues;

namespace Lms.Tests.Marking.OnPaper;

/// <summary>Papers opened again as Word and Excel would.</summary>
internal static class Opened
{
    public static async Task<byte[]> Fetch(this Visitor visitor, string path)
    {
        var answer = await visitor.Send(new HttpRequestMessage(HttpMethod.Get, path));
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Paragraphs, those in tables too.</summary>
    public static List<string> Word(byte[] paper)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(paper), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        return [.. document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText)];
    }

    public static int Sections(byte[] paper)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(paper), isEditable: false);
        return document.MainDocumentPart!.Document!.Body!.Descendants<SectionProperties>().Count();
    }

    /// <summary>Cells that hold something: whether it is a number, and what.</summary>
    public static List<(bool IsNumber, string Content)> Excel(byte[] paper)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(paper), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.Empty(sheet.Descendants<CellFormula>());
        return [.. sheet.Descendants<Cell>().Where(cell => cell.InnerText.Length > 0).Select(cell => (cell.DataType!.Value == CellValues.Number, cell.InnerText))];
    }
}
