using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lms.Web.Documents.Writing;

/// <summary>
/// Sanitized HTML as WordprocessingML: what is a list, table, picture or footnote on the page is a real one in Word. Made for
/// what <see cref="Sanitizer"/> lets through; anything else becomes its words.
/// </summary>
/// <param name="missing">What stands for a picture that is not at hand, made from its description.</param>
internal sealed partial class WordProse(MainDocumentPart main, WordPictures pictures, WordLists lists, WordFootnotes footnotes, Func<string, string> missing)
{
    private const string FirstLine = "567";

    private static readonly HashSet<string> BlockNames =
    [
        .. "p h1 h2 h3 h4 h5 h6 pre blockquote ul ol li dl dt dd table figure figcaption div section hr".Split(' '),
    ];

    /// <summary>Where a paragraph stands.</summary>
    private sealed record Place(int Left = 0, int Width = PartyTable.TextWidth, int Level = 0)
    {
        /// <summary>The text's footnotes, by their ids.</summary>
        public required IReadOnlyDictionary<string, IElement> Notes { get; init; }

        public bool IsInCell { get; init; }

        public bool IsInBox { get; init; }

        public bool IsFootnote { get; init; }

        public Look Look { get; init; } = new();

        public JustificationValues? Justified { get; init; }

        public ListMark? Mark { get; init; }

        public Place Indented(int by) => this with { Left = Left + by, Width = Math.Max(Width - by, 1000) };
    }

    /// <summary>The number or bullet of an item: its first paragraph has it.</summary>
    private sealed class ListMark(int number, int level)
    {
        private bool isGiven;

        public NumberingProperties? Take()
        {
            if (isGiven)
            {
                return null;
            }

            isGiven = true;
            return new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = number });
        }
    }

    private sealed record Look(bool Bold = false, bool Italic = false, bool Underlined = false, bool Struck = false, bool Code = false, int Shift = 0);

    public List<OpenXmlElement> Blocks(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        var notes = body.QuerySelectorAll("section.footnotes li[id], div.footnotes li[id]").ToDictionary(note => note.Id!, note => note);
        foreach (var section in body.QuerySelectorAll(".footnotes").ToList())
        {
            section.Remove();
        }

        var into = new List<OpenXmlElement>();
        Flow(body.ChildNodes, new Place { Notes = notes }, into);
        return into;
    }

    private void Flow(IEnumerable<INode> nodes, Place place, List<OpenXmlElement> into)
    {
        var line = new List<INode>();
        foreach (var node in nodes)
        {
            if (node is IElement element && BlockNames.Contains(element.LocalName))
            {
                End(line, place, into);
                Block(element, place, into);
            }
            else
            {
                line.Add(node);
            }
        }

        End(line, place, into);
    }

    private void End(List<INode> line, Place place, List<OpenXmlElement> into)
    {
        if (line.Any(node => node is IElement || !string.IsNullOrWhiteSpace(node.TextContent)))
        {
            into.Add(Set(line, place));
        }

        line.Clear();
    }

    private void Block(IElement element, Place place, List<OpenXmlElement> into)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3":
                into.Add(Set(element.ChildNodes, place, WordStyles.Heading));
                break;
            case "h4" or "h5" or "h6":
                into.Add(Set(element.ChildNodes, place, WordStyles.Minor));
                break;
            case "ul" or "ol":
                List(element, place, into);
                break;
            case "table":
                into.Add(Table(element, place));

                // Two tables that touch would become one, and a cell has to end in a paragraph.
                into.Add(new Paragraph(new ParagraphProperties { SpacingBetweenLines = new() { Before = "0", After = "0" } }));
                break;
            case "pre":
                foreach (var text in element.TextContent.TrimEnd('\n').Split('\n'))
                {
                    into.Add(new Paragraph(Properties(place, null, JustificationValues.Left), Words(text, place with { Look = place.Look with { Code = true } })));
                }

                break;
            case "hr":
                into.Add(new Paragraph(new ParagraphProperties { ParagraphBorders = new(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 1 }) }));
                break;
            case "figcaption":
                into.Add(Set(element.ChildNodes, place, WordStyles.Caption));
                break;
            case "blockquote":
                Flow(element.ChildNodes, place.Indented(567) with { Look = place.Look with { Italic = true } }, into);
                break;
            case "dt":
                into.Add(Set(element.ChildNodes, place with { Look = place.Look with { Bold = true } }));
                break;
            case "dd":
                Flow(element.ChildNodes, place.Indented(567), into);
                break;
            case "div" when element.ClassList.Contains("luu-y") || element.ClassList.Contains("vi-du"):
                Flow(element.ChildNodes, place with { IsInBox = true }, into);
                break;
            case "p":
                into.Add(Set(element.ChildNodes, place));
                break;
            default:
                Flow(element.ChildNodes, place, into);
                break;
        }
    }

    private void List(IElement list, Place place, List<OpenXmlElement> into)
    {
        var level = Math.Min(place.Level, WordLists.Levels - 1);
        var (isOrdered, next) = (list.LocalName == "ol", Number(list, "start") ?? 1);
        var number = isOrdered ? lists.Ordered(list.GetAttribute("type"), next, level) : WordLists.Unordered;
        var left = WordLists.Step * (level + 2);
        foreach (var item in list.Children)
        {
            if (isOrdered && Number(item, "value") is { } value && value != next)
            {
                number = lists.Ordered(list.GetAttribute("type"), next = value, level);
            }

            var inside = place with
            {
                Level = place.Level + 1,
                Left = left,
                Width = Math.Max(PartyTable.TextWidth - left, 1000),
                Mark = new ListMark(number, level),
                IsInBox = place.IsInBox,
            };
            Flow(item.ChildNodes, inside, into);
            next++;
        }
    }

    private Paragraph Set(IEnumerable<INode> nodes, Place place, string? style = null)
    {
        var paragraph = new Paragraph();
        Inline(nodes, place, place.Look, paragraph);
        Trim(paragraph);
        var isPicture = paragraph.Descendants<Drawing>().Any() && paragraph.InnerText.Trim().Length == 0;
        paragraph.PrependChild(Properties(place, style, isPicture || style == WordStyles.Caption ? JustificationValues.Center : place.Justified));
        return paragraph;
    }

    private static ParagraphProperties Properties(Place place, string? style, JustificationValues? justified)
    {
        var number = place.Mark?.Take();
        var isPlain = style is null && number is null && place is { Left: 0, IsInCell: false, IsInBox: false, IsFootnote: false } && justified is null;
        var properties = new ParagraphProperties
        {
            ParagraphStyleId = (style ?? (place.IsFootnote ? WordStyles.FootnoteText : null)) is { } named ? new() { Val = named } : null,
            NumberingProperties = number,
            Indentation = isPlain ? new() { FirstLine = FirstLine } : number is null && place.Left > 0 ? new() { Left = $"{place.Left}" } : null,
            Justification = new() { Val = justified ?? (style is null ? JustificationValues.Both : JustificationValues.Left) },
        };
        if (place.IsInBox)
        {
            properties.ParagraphBorders = new ParagraphBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4, Space = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4, Space = 6 },
                new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4, Space = 6 });
        }

        if (place.IsInCell)
        {
            properties.SpacingBetweenLines = new() { Before = "20", After = "20", Line = "240", LineRule = LineSpacingRuleValues.Auto };
        }

        return properties;
    }

    private static int? Number(IElement element, string attribute) => int.TryParse(element.GetAttribute(attribute), out var number) ? number : null;
}
