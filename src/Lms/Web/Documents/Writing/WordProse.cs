using System.Globalization;
using System.Text.RegularExpressions;
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
    private const int CellSize = 24;
    private const int NoteSize = 22;
    private const int MostColumns = 63;

    private static readonly HashSet<string> BlockNames =
    [
        .. "p h1 h2 h3 h4 h5 h6 pre blockquote ul ol li dl dt dd table figure figcaption div section hr".Split(' '),
    ];

    /// <summary>Where a paragraph stands.</summary>
    private sealed record Place(int Left = 0, int Width = PartyTable.TextWidth, int Level = 0)
    {
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
        Flow(body.ChildNodes, new Place(), notes, into);
        return into;
    }

    private void Flow(IEnumerable<INode> nodes, Place place, Dictionary<string, IElement> notes, List<OpenXmlElement> into)
    {
        var line = new List<INode>();
        foreach (var node in nodes)
        {
            if (node is IElement element && BlockNames.Contains(element.LocalName))
            {
                End(line, place, notes, into);
                Block(element, place, notes, into);
            }
            else
            {
                line.Add(node);
            }
        }

        End(line, place, notes, into);
    }

    private void End(List<INode> line, Place place, Dictionary<string, IElement> notes, List<OpenXmlElement> into)
    {
        if (line.Any(node => node is IElement || !string.IsNullOrWhiteSpace(node.TextContent)))
        {
            into.Add(Set(line, place, notes));
        }

        line.Clear();
    }

    private void Block(IElement element, Place place, Dictionary<string, IElement> notes, List<OpenXmlElement> into)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3":
                into.Add(Set(element.ChildNodes, place, notes, WordStyles.Heading));
                break;
            case "h4" or "h5" or "h6":
                into.Add(Set(element.ChildNodes, place, notes, WordStyles.Minor));
                break;
            case "ul" or "ol":
                List(element, place, notes, into);
                break;
            case "table":
                into.Add(Table(element, place, notes));

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
                into.Add(Set(element.ChildNodes, place, notes, WordStyles.Caption));
                break;
            case "blockquote":
                Flow(element.ChildNodes, place.Indented(567) with { Look = place.Look with { Italic = true } }, notes, into);
                break;
            case "dt":
                into.Add(Set(element.ChildNodes, place with { Look = place.Look with { Bold = true } }, notes));
                break;
            case "dd":
                Flow(element.ChildNodes, place.Indented(567), notes, into);
                break;
            case "div" when element.ClassList.Contains("luu-y") || element.ClassList.Contains("vi-du"):
                Flow(element.ChildNodes, place with { IsInBox = true }, notes, into);
                break;
            case "p":
                into.Add(Set(element.ChildNodes, place, notes));
                break;
            default:
                Flow(element.ChildNodes, place, notes, into);
                break;
        }
    }

    private void List(IElement list, Place place, Dictionary<string, IElement> notes, List<OpenXmlElement> into)
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
            Flow(item.ChildNodes, inside, notes, into);
            next++;
        }
    }

    private Table Table(IElement table, Place place, Dictionary<string, IElement> notes)
    {
        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table).ToList();
        var columns = Math.Clamp(rows.Select(row => row.Children.Sum(cell => Number(cell, "colspan") ?? 1)).DefaultIfEmpty(1).Max(), 1, MostColumns);
        var (width, lines) = (place.Width / columns, new BorderType[]
        {
            new TopBorder(), new LeftBorder(), new BottomBorder(), new RightBorder(), new InsideHorizontalBorder(), new InsideVerticalBorder(),
        });
        foreach (var line in lines)
        {
            (line.Val, line.Size) = (BorderValues.Single, 4U);
        }

        var made = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{width * columns}" },
                new TableIndentation { Width = place.Left, Type = TableWidthUnitValues.Dxa },
                new TableBorders(lines)),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = $"{width}" })));

        // How many more rows the cell above reaches down, and how wide it is, by column.
        var reaching = new (int Rows, int Span)[columns];
        made.Append(rows.Select(row => Row(row, columns, width, reaching, place, notes)));
        return made;
    }

    private TableRow Row(IElement row, int columns, int width, (int Rows, int Span)[] reaching, Place place, Dictionary<string, IElement> notes)
    {
        var made = new TableRow(new TableRowProperties(row.ParentElement?.LocalName == "thead" ? [new CantSplit(), new TableHeader()] : [new CantSplit()]));
        var cells = new Queue<IElement>(row.Children.Where(cell => cell.LocalName is "td" or "th"));
        for (var column = 0; column < columns;)
        {
            var isUnder = reaching[column].Rows > 0;
            var cell = isUnder || cells.Count == 0 ? null : cells.Dequeue();
            var span = Math.Clamp(isUnder ? reaching[column].Span : cell is null ? 1 : Number(cell, "colspan") ?? 1, 1, columns - column);
            var down = cell is null ? 1 : Math.Max(Number(cell, "rowspan") ?? 1, 1);
            reaching[column] = isUnder ? (reaching[column].Rows - 1, span) : (down - 1, span);
            var properties = new TableCellProperties { TableCellWidth = new() { Type = TableWidthUnitValues.Dxa, Width = $"{width * span}" } };
            properties.GridSpan = span > 1 ? new() { Val = span } : null;
            properties.VerticalMerge = isUnder ? new() { Val = MergedCellValues.Continue } : down > 1 ? new() { Val = MergedCellValues.Restart } : null;
            made.Append(new TableCell([properties, .. Inside(cell, width * span, place, notes)]));
            column += span;
        }

        return made;
    }

    private List<OpenXmlElement> Inside(IElement? cell, int width, Place place, Dictionary<string, IElement> notes)
    {
        var inside = new List<OpenXmlElement>();
        if (cell is not null)
        {
            Flow(cell.ChildNodes, new Place(0, Math.Max(width - 220, 400))
            {
                IsInCell = true,
                Look = place.Look with { Bold = cell.LocalName == "th" || place.Look.Bold },
                Justified = cell.ClassList.Contains("ta-right") ? JustificationValues.Right
                    : cell.LocalName == "th" || cell.ClassList.Contains("ta-center") ? JustificationValues.Center : JustificationValues.Left,
            }, notes, inside);
        }

        if (inside.LastOrDefault() is not Paragraph)
        {
            inside.Add(new Paragraph());
        }

        return inside;
    }

    private Paragraph Set(IEnumerable<INode> nodes, Place place, Dictionary<string, IElement> notes, string? style = null)
    {
        var paragraph = new Paragraph();
        Inline(nodes, place, place.Look, paragraph, notes);
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

    private void Inline(IEnumerable<INode> nodes, Place place, Look look, OpenXmlElement into, Dictionary<string, IElement> notes)
    {
        foreach (var node in nodes)
        {
            if (node is IText text)
            {
                into.Append(Words(Space().Replace(text.Data, " "), place with { Look = look }));
            }
            else if (node is IElement element)
            {
                Around(element, place, look, into, notes);
            }
        }
    }

    private void Around(IElement element, Place place, Look look, OpenXmlElement into, Dictionary<string, IElement> notes)
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
            case "a" when element.GetAttribute("href") is ['#', .. var id] && notes.TryGetValue(id, out var note) && !place.IsFootnote:
                into.Append(footnotes.Add(Note(note, notes)));
                break;
            case "a" when element.GetAttribute("href") is { } link && Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto" && into is Paragraph:
                var relation = place.IsFootnote ? null : main.AddHyperlinkRelationship(address, isExternal: true);
                OpenXmlElement within = relation is null ? into : new Hyperlink { Id = relation.Id, History = true };
                Inline(element.ChildNodes, place, look with { Underlined = relation is not null }, within, notes);
                if (relation is not null)
                {
                    into.Append(within);
                }

                break;
            default:
                Inline(element.ChildNodes, place, Changed(look, element.LocalName), into, notes);
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

    private List<OpenXmlElement> Note(IElement note, Dictionary<string, IElement> notes)
    {
        var into = new List<OpenXmlElement>();
        Flow(note.ChildNodes, new Place { IsFootnote = true }, notes, into);
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

    private static int? Number(IElement element, string attribute) => int.TryParse(element.GetAttribute(attribute), out var number) ? number : null;

    // A blank that does not break stays what it is.
    [GeneratedRegex("[ \t\r\n]+")]
    private static partial Regex Space();
}
