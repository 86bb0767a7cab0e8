using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lms.Web.Documents.Writing;

/// <summary>What stands within a paragraph: words and how they look, links, pictures, the marks of footnotes.</summary>
internal sealed partial class WordProse
{
    // Half points.
    private const int CellSize = 24;
    private const int NoteSize = 22;

    private void Inline(IEnumerable<INode> nodes, Place place, Look look, OpenXmlElement into)
    {
        foreach (var node in nodes)
        {
            if (node is IText text)
            {
                into.Append(Words(Space().Replace(text.Data, " "), place with { Look = look }));
            }
            else if (node is IElement element)
            {
                Around(element, place, look, into);
            }
        }
    }

    private void Around(IElement element, Place place, Look look, OpenXmlElement into)
    {
        switch (element.LocalName)
        {
            case "br":
                into.Append(new Run(new Break()));
                break;
            case "img":
                into.Append(Picture(element, place, look));
                break;
            case "a" when element.ClassList.Contains("footnote-back-ref"):
                break;
            case "a" when element.GetAttribute("href") is ['#', .. var id] && place.Notes.TryGetValue(id, out var note) && !place.IsFootnote:
                into.Append(footnotes.Add(Note(note, place.Notes)));
                break;
            case "a" when element.GetAttribute("href") is { } link && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto" && into is Paragraph:
                var relation = place.IsFootnote ? null : main.AddHyperlinkRelationship(address, isExternal: true);
                OpenXmlElement within = relation is null ? into : new Hyperlink { Id = relation.Id, History = true };
                Inline(element.ChildNodes, place, look with { Underlined = relation is not null }, within);
                if (relation is not null)
                {
                    into.Append(within);
                }

                break;
            default:
                Inline(element.ChildNodes, place, Changed(look, element.LocalName), into);
                break;
        }
    }

    private static Look Changed(Look look, string name) => name switch
    {
        "strong" or "b" => look with { Bold = true },
        "em" or "i" or "cite" => look with { Italic = !look.Italic },
        "u" or "ins" => look with { Underlined = true },
        "s" or "del" => look with { Struck = true },
        "sup" => look with { Shift = 1 },
        "sub" => look with { Shift = -1 },
        "code" => look with { Code = true },
        _ => look,
    };

    private List<OpenXmlElement> Note(IElement note, IReadOnlyDictionary<string, IElement> notes)
    {
        var into = new List<OpenXmlElement>();
        Flow(note.ChildNodes, new Place { IsFootnote = true, Notes = notes }, into);
        return into;
    }

    private Run Picture(IElement image, Place place, Look look)
    {
        var (description, file) = (image.GetAttribute("alt") ?? "", image.GetAttribute("src")?.Split('/')[^1]);
        var drawing = !place.IsFootnote && Guid.TryParse(file, out var id) ? pictures.Show(id, description, place.Width) : null;
        return drawing is null ? Words(missing(description), place with { Look = look with { Italic = true } }) : new Run(drawing);
    }

    private static Run Words(string text, Place place)
    {
        var look = place.Look;
        var size = place.IsFootnote ? NoteSize : place.IsInCell ? CellSize : 0;
        return new Run(
            new RunProperties
            {
                RunFonts = look.Code ? new() { Ascii = "Courier New", HighAnsi = "Courier New", ComplexScript = "Courier New" } : null,
                Bold = look.Bold ? new() : null,
                Italic = look.Italic ? new() : null,
                Strike = look.Struck ? new() : null,
                FontSize = size > 0 ? new() { Val = size.ToString(CultureInfo.InvariantCulture) } : null,
                Underline = look.Underlined ? new() { Val = UnderlineValues.Single } : null,
                VerticalTextAlignment = look.Shift == 0 ? null : new() { Val = look.Shift > 0 ? VerticalPositionValues.Superscript : VerticalPositionValues.Subscript },
            },
            new Text(XmlText.Of(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static void Trim(Paragraph paragraph)
    {
        var texts = paragraph.Descendants<Text>().ToList();
        if (texts.Count > 0)
        {
            texts[0].Text = texts[0].Text.TrimStart(' ');
            texts[^1].Text = texts[^1].Text.TrimEnd(' ');
        }
    }

    // A blank that does not break stays what it is.
    [GeneratedRegex("[ \t\r\n]+")]
    private static partial Regex Space();
}
