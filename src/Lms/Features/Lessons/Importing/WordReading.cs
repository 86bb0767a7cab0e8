using System.Xml;
using System.Xml.Linq;
using Lms.Web;
using Lms.Web.Documents;
using Lms.Web.Markup;

namespace Lms.Features.Lessons.Importing;

/// <summary>
/// A Word document as blocks of Markdown. The body is read paragraph by paragraph and table by table, so that a long one
/// takes no more room than a short one.
/// </summary>
public sealed class WordReading
{
    private const int LongestHeading = 250;

    private readonly WordStyles styles;
    private readonly WordRuns runs;
    private readonly ListPen lists = new();
    private readonly Numbering numbering;
    private readonly OfficePackage package;

    /// <param name="picture">The path under which a picture of the package was stored; null for one that was left out.</param>
    public WordReading(OfficePackage package, Func<string, string?> picture, Texts text)
    {
        this.package = package;
        var relations = package.RelationsOf(package.MainPart);
        string Beside(string type, string usual) =>
            relations.Values.FirstOrDefault(relation => relation.Type == type && !relation.IsOutside)?.Target ?? usual;
        styles = new WordStyles(package.Tree(Beside("styles", "word/styles.xml")));
        numbering = new Numbering(package.Tree(Beside("numbering", "word/numbering.xml")));
        runs = new WordRuns(styles, relations, picture, text)
        {
            Footnotes = package.Tree(Beside("footnotes", "word/footnotes.xml")),
            Endnotes = package.Tree(Beside("endnotes", "word/endnotes.xml")),
        };
    }

    public IEnumerable<Block> Blocks()
    {
        using var reader = package.Read(package.MainPart) ?? throw new InvalidDataException();
        while (reader.Read() && !(reader.NodeType == XmlNodeType.Element && reader.LocalName == "body"))
        {
        }

        reader.Read();
        while (!reader.EOF && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }

            foreach (var block in Of(OfficeXml.Element(reader)))
            {
                yield return block;
            }
        }
    }

    private IEnumerable<Block> Of(XElement element) => element.Name.LocalName switch
    {
        "p" => Paragraph(element),
        "tbl" => Table(element),
        "sdt" => Inside(element.Child("sdtContent")),
        "customXml" or "ins" or "moveTo" => Inside(element),
        "AlternateContent" => Inside(element.Child("Choice")),
        _ => [],
    };

    private IEnumerable<Block> Inside(XElement? holder) => holder?.Elements().SelectMany(Of) ?? [];

    private IEnumerable<Block> Paragraph(XElement paragraph)
    {
        var properties = paragraph.Child("pPr");
        if (styles.IsContents(properties))
        {
            yield break;
        }

        var line = runs.Of(paragraph);
        var footnotes = runs.TakeFootnotes();
        if (Written(line, properties) is { } block)
        {
            yield return block with { Footnotes = footnotes };
        }

        foreach (var boxed in paragraph.Below("txbxContent").Where(IsShown).SelectMany(Inside))
        {
            yield return boxed;
        }
    }

    // A text box stands twice in the file: as it is, and for programs that know no such thing.
    private static bool IsShown(XElement box) => !box.Ancestors().Any(above => above.Is("Fallback"))
        && !box.Ancestors().TakeWhile(above => !above.Is("p")).Any(above => above.Is("txbxContent"));

    private Block? Written(SpanLine line, XElement? properties)
    {
        var list = styles.ListOf(properties);
        var level = list is { } stands ? numbering.LevelOf(stands.List, stands.Level) : null;
        var (number, label) = list is { } counted && level is { IsBullet: false } ? numbering.Next(counted.List, counted.Level) : (0, "");
        if (line.IsEmpty)
        {
            return null;
        }

        var heading = styles.HeadingOf(properties);
        var plain = $"{label} {line.Plain}".Trim();
        if (heading > 0 && plain.Length is > 0 and <= LongestHeading)
        {
            lists.Close();
            return new Block(MarkdownText.AtLineStart($"{MarkdownText.Escape(label)} {line.Markdown(oneLine: true, bold: false)}".Trim()), heading) { Plain = plain };
        }

        var isHeadingLike = line.IsBold && plain.Length is > 0 and <= LongestHeading;
        return list is { } at && level is not null && !(isHeadingLike && label.Length > 0 && at.Level == 0)
            ? lists.Item(at.Level, level, number, label, line)
            : lists.Typed(line) ?? Plain(label, plain, line, isHeadingLike);
    }

    private Block Plain(string label, string plain, SpanLine line, bool isHeadingLike)
    {
        lists.Close();
        var markdown = label.Length > 0 ? MarkdownText.AtLineStart($"{MarkdownText.Escape(label)} {line.Markdown()}") : line.Markdown();
        return new Block(markdown) { Plain = plain, IsBold = isHeadingLike || (plain.Length <= LongestHeading && Shouts(plain)) };
    }

    private static bool Shouts(string plain) => plain.Count(char.IsLetter) > 3 && !plain.Any(char.IsLower);

    private IEnumerable<Block> Table(XElement table)
    {
        lists.Close();
        var rows = table.Children("tr").Concat(table.Children("sdt").SelectMany(sdt => sdt.Child("sdtContent").Children("tr")))
            .Select(row => row.Children("tc").Concat(row.Children("sdt").SelectMany(sdt => sdt.Child("sdtContent").Children("tc"))).ToList()).ToList();
        return rows.TrueForAll(row => row.Count <= 1) || rows.Any(row => row.Exists(IsPage))
            ? rows.SelectMany(row => row).SelectMany(Inside)
            : Cells(rows);
    }

    /// <summary>Whether a cell holds what no line of a table can: then the table is a page laid out, and is read cell by cell.</summary>
    private static bool IsPage(XElement cell) => cell.Child("tbl") is not null
        || (cell.Children("p").Count() > 4 && cell.Below("t").Sum(text => text.Value.Length) > 600);

    private IEnumerable<Block> Cells(List<List<XElement>> rows)
    {
        var pen = new TablePen();
        foreach (var row in rows)
        {
            pen.Row(row.Select(cell => (Cell(cell), OfficeXml.Number(cell.Child("tcPr").ValueOf("gridSpan")) ?? 1)));
        }

        var footnotes = runs.TakeFootnotes();
        return pen.Markdown is { } markdown ? [new Block(markdown) { Footnotes = footnotes }] : [];
    }

    private string Cell(XElement cell) => string.Join(' ', cell.Below("p").Where(paragraph => IsShownCell(paragraph))
        .Select(paragraph => runs.Of(paragraph).Markdown(oneLine: true)).Where(line => line.Length > 0));

    private static bool IsShownCell(XElement paragraph) => !paragraph.Ancestors().Any(above => above.Is("Fallback"));
}
