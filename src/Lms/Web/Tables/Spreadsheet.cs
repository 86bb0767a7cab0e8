using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Lms.Web.Tables;

/// <summary>
/// A workbook of one sheet, packed as it is written: days and numbers as such, texts as texts. The few parts of the format
/// that a plain sheet needs are written here: a library would hold the sheet until its end.
/// </summary>
/// <remarks>ECMA-376, part 1, §18 (SpreadsheetML), and part 2 (packaging).</remarks>
internal sealed class Spreadsheet : TableWriter
{
    private const int Day = 1;
    private const int Bold = 2;
    private const int LongestText = 32_767;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private static readonly DateOnly Start = new(1899, 12, 30);

    private static readonly (string Name, string Xml)[] Frame =
    [
        ("[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Types}.worksheet+xml"/></Types>
            """),
        ("_rels/.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="book" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """),
        ("xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="Lms" sheetId="1" r:id="sheet"/></sheets></workbook>
            """),
        ("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="sheet" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="styles" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """),
        ("xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>
            """),
    ];

    private readonly ZipArchive archive;
    private readonly XmlWriter sheet;

    public Spreadsheet(Stream content)
    {
        archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, xml) in Frame)
        {
            using var part = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml);
        }

        sheet = XmlWriter.Create(archive.CreateEntry("xl/worksheets/sheet1.xml").Open(), new XmlWriterSettings { CloseOutput = true, CheckCharacters = false });
        sheet.WriteStartDocument(standalone: true);
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteStartElement("sheetData", Main);
    }

    public override void Head(IReadOnlyList<string> heading) => Row(heading, cell => Text(cell, Bold));

    public override void Add(IReadOnlyList<object?> row) => Row(row, Cell);

    protected override void Dispose(bool disposing)
    {
        sheet.Dispose();
        archive.Dispose();
    }

    private void Row<TCell>(IEnumerable<TCell> cells, Action<TCell> write)
    {
        sheet.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            sheet.WriteStartElement("c", Main);
            write(cell);
            sheet.WriteEndElement();
        }

        sheet.WriteEndElement();
    }

    private void Cell(object? cell)
    {
        switch (cell)
        {
            case null or "":
                break;
            case string text:
                Text(text, style: 0);
                break;
            case DateOnly day:
                Number(day.DayNumber - Start.DayNumber, Day);
                break;
            default:
                Number(Convert.ToDecimal(cell, CultureInfo.InvariantCulture), style: 0);
                break;
        }
    }

    private void Text(string text, int style)
    {
        Style(style);
        sheet.WriteAttributeString("t", "inlineStr");
        sheet.WriteStartElement("is", Main);
        sheet.WriteStartElement("t", Main);
        sheet.WriteAttributeString("xml", "space", null, "preserve");
        sheet.WriteString(Writable(CellText.Safe(text)));
        sheet.WriteEndElement();
        sheet.WriteEndElement();
    }

    private void Number(decimal number, int style)
    {
        Style(style);
        sheet.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
    }

    private void Style(int style)
    {
        if (style > 0)
        {
            sheet.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        }
    }

    // One sign that XML does not know would make a whole workbook unreadable, and so would a cell longer than a cell can be.
    private static string Writable(string text)
    {
        text = text.Length > LongestText ? text[..LongestText] : text;
        return text.Any(sign => !XmlConvert.IsXmlChar(sign))
            ? string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)))
            : text;
    }
}
