using System.Xml.Linq;
using Lms.Web;
using Lms.Web.Documents;
using Lms.Web.Markup;

namespace Lms.Features.Lessons.Importing;

/// <summary>What stands in a paragraph of Word: its runs, links, pictures, formulas, and the marks of its footnotes.</summary>
public sealed class WordRuns(
    WordStyles styles, IReadOnlyDictionary<string, OfficeRelation> relations, Func<string, string?> picture, Texts text)
{
    private readonly List<string> footnotes = [];
    private int marks;

    public XElement? Footnotes { get; init; }

    public XElement? Endnotes { get; init; }

    public SpanLine Of(XElement paragraph)
    {
        var line = new SpanLine();
        Inside(paragraph, line, styles.LooksOf(paragraph.Child("pPr").ValueOf("pStyle")), null);
        return line;
    }

    /// <summary>What the footnotes of the paragraphs read since then say.</summary>
    public IReadOnlyList<string> TakeFootnotes()
    {
        string[] taken = [.. footnotes];
        footnotes.Clear();
        return taken;
    }

    private void Inside(XElement holder, SpanLine line, SpanLooks looks, string? link)
    {
        // Of a field only what it shows is read: between "separate" and "end".
        var hidden = 0;
        foreach (var element in holder.Elements())
        {
            hidden = element.Is("r") ? Field(element, hidden) : hidden;
            if (hidden == 0 || !element.Is("r"))
            {
                Element(element, line, looks, link);
            }
        }
    }

    private static int Field(XElement run, int hidden)
    {
        foreach (var mark in run.Children("fldChar"))
        {
            hidden = mark.At("fldCharType") switch
            {
                "begin" => hidden + 1,
                "separate" => Math.Max(hidden - 1, 0),
                _ => hidden,
            };
        }

        return hidden;
    }

    private void Element(XElement element, SpanLine line, SpanLooks looks, string? link)
    {
        switch (element.Name.LocalName)
        {
            case "r":
                Run(element, line, looks, link);
                break;
            case "hyperlink":
                Inside(element, line, looks, LinkOf(element) ?? link);
                break;
            case "sdt":
                Inside(element.Child("sdtContent") ?? element, line, looks, link);
                break;
            case "ins" or "moveTo" or "smartTag" or "customXml" or "fldSimple" or "dir" or "bdo" or "sdtContent":
                Inside(element, line, looks, link);
                break;
            case "oMath" or "oMathPara":
                line.Add(new Span(string.Concat(element.Below("t").Select(letters => letters.Value)), looks));
                break;
        }
    }

    private string? LinkOf(XElement hyperlink) =>
        hyperlink.Related("id") is { } id && relations.TryGetValue(id, out var relation) && relation.IsOutside ? relation.Target : null;

    private void Run(XElement run, SpanLine line, SpanLooks looks, string? link)
    {
        var properties = run.Child("rPr");
        if (properties.Switch("vanish") == true)
        {
            return;
        }

        looks = WordStyles.Change(styles.LooksOf(properties.ValueOf("rStyle"), looks), properties);
        foreach (var piece in run.Elements())
        {
            Piece(piece, line, looks, link);
        }
    }

    private void Piece(XElement piece, SpanLine line, SpanLooks looks, string? link)
    {
        switch (piece.Name.LocalName)
        {
            case "t":
                line.Add(new Span(piece.Value.ReplaceLineEndings(" "), looks, link));
                break;
            case "tab" or "ptab":
                line.Add(new Span(" ", looks, link));
                break;
            case "br" or "cr" when piece.At("type") is not ("page" or "column"):
                line.Add(new Span("\n", looks, link));
                break;
            case "noBreakHyphen":
                line.Add(new Span("-", looks, link));
                break;
            case "footnoteReference":
                Footnote(piece, Footnotes, "footnote", line);
                break;
            case "endnoteReference":
                Footnote(piece, Endnotes, "endnote", line);
                break;
            case "drawing" or "pict" or "object":
                Picture(piece, line);
                break;
            case "AlternateContent":
                piece.Child("Choice")?.Elements().ToList().ForEach(choice => Piece(choice, line, looks, link));
                break;
        }
    }

    private void Footnote(XElement reference, XElement? notes, string kind, SpanLine line)
    {
        if (notes.Children(kind).FirstOrDefault(note => note.At("id") == reference.At("id")) is not { } found)
        {
            return;
        }

        var number = ++marks;
        var said = new SpanLine();
        foreach (var paragraph in found.Children("p"))
        {
            said.Add(new Span(" ", SpanLooks.Plain));
            Inside(paragraph, said, SpanLooks.Plain, null);
        }

        // A note that refers to a note would never end.
        line.Add(new Span($"[^{number}]", SpanLooks.Plain, IsMarkdown: true));
        footnotes.Add($"[^{number}]: {said.Markdown(oneLine: true)}");
    }

    private void Picture(XElement drawing, SpanLine line)
    {
        if (drawing.Below("txbxContent").Any())
        {
            return;
        }

        var alt = drawing.Below("docPr").Select(properties => properties.At("descr")).FirstOrDefault(words => words is not null) ?? "";
        var ids = drawing.Below("blip").Select(blip => blip.Related("embed")).Concat(drawing.Below("imagedata").Select(data => data.Related("id")));
        foreach (var id in ids.OfType<string>())
        {
            if (relations.TryGetValue(id, out var relation))
            {
                line.Add(new Span(Shown(relation, alt), SpanLooks.Plain, IsMarkdown: true));
            }
        }
    }

    private string Shown(OfficeRelation relation, string alt) =>
        !relation.IsOutside && picture(relation.Target) is { } path
            ? MarkdownText.Picture(alt, path)
            : $"*({MarkdownText.Escape(text["Lessons.ImportPictureLeftOut", MarkdownText.OneLine($"{relation.Target.Split('/')[^1]} {alt}")])})*";
}
