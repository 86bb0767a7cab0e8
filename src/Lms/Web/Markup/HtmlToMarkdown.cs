using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Lms.Web.Markup;

/// <summary>
/// HTML as the Markdown that would make it: headings, paragraphs, lists, tables, quotations, links and pictures. What has
/// no words is left out, what nobody knows leaves its words behind.
/// </summary>
public sealed partial class HtmlToMarkdown
{
    private const int DeepestNesting = 100;

    private static readonly string[] Blocks =
        "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td th tr ul".Split(' ');

    private static readonly string[] Nothing =
        "script style head template noscript iframe object embed svg math button input select textarea video audio canvas map".Split(' ');

    private const int LowestHeading = 6;
    private const int MostRowsSpanned = 1_000;

    private readonly Func<IElement, string?> picture;
    private readonly int lowered;

    private HtmlToMarkdown(Func<IElement, string?> picture, int lowered) => (this.picture, this.lowered) = (picture, lowered);

    /// <param name="picture">The path under which a picture is stored, or null to leave it out.</param>
    /// <param name="lowered">By how many levels its headings stand below those of the text it goes into.</param>
    public static string Of(INode root, Func<IElement, string?> picture, int lowered = 0) =>
        string.Join("\n\n", new HtmlToMarkdown(picture, lowered).Inside(root, 0));

    private List<string> Inside(INode holder, int depth)
    {
        var (blocks, line) = (new List<string>(), new SpanLine());
        foreach (var node in holder.ChildNodes)
        {
            if (node is IElement element && depth < DeepestNesting && IsBlock(element))
            {
                Flush(line, blocks);
                line = new SpanLine();
                blocks.AddRange(Block(element, depth + 1));
            }
            else
            {
                Inline(node, line, SpanLooks.Plain, null, depth + 1);
            }
        }

        Flush(line, blocks);
        return blocks;
    }

    // A link or a mark around paragraphs is one that somebody left open.
    private static bool IsBlock(IElement element) => Blocks.Contains(element.LocalName)
        || (!Nothing.Contains(element.LocalName) && element.LocalName != "img" && element.Children.Any(child => Blocks.Contains(child.LocalName)));

    private static void Flush(SpanLine line, List<string> blocks)
    {
        if (!line.IsEmpty)
        {
            blocks.Add(line.Markdown());
        }
    }

    private IEnumerable<string> Block(IElement element, int depth) => element.LocalName switch
    {
        ['h', >= '1' and <= '6' and var level] => Heading(element, level - '0', depth),
        "ul" or "ol" => List(element, depth),
        "table" => Table(element, depth),
        "blockquote" => Quoted(Inside(element, depth)),
        "pre" => Fenced(element.TextContent),
        "hr" => ["---"],
        _ => Inside(element, depth),
    };

    private IEnumerable<string> Heading(IElement element, int level, int depth)
    {
        var line = Line(element, depth);
        return line.IsEmpty ? [] : [$"{new string('#', Math.Min(level + lowered, LowestHeading))} {line.Markdown(oneLine: true, bold: false)}"];
    }

    private IEnumerable<string> List(IElement list, int depth)
    {
        var (items, number) = (new List<string>(), int.TryParse(list.GetAttribute("start"), out var start) && start is >= 0 and < 100_000 ? start : 1);
        foreach (var item in list.Children)
        {
            var blocks = Inside(item, depth);
            if (item.LocalName is "ul" or "ol" && items.Count > 0)
            {
                items[^1] += "\n" + Indented(string.Join('\n', List(item, depth + 1)), 4);
            }
            else if (blocks.Count > 0)
            {
                var mark = list.LocalName == "ol" ? Mark(number++, list.GetAttribute("type")) : "-";
                items.Add($"{mark} {Indented(Tight(blocks), mark.Length + 1).TrimStart()}");
            }
        }

        return items.Count == 0 ? [] : [string.Join('\n', items)];
    }

    private static string Mark(int number, string? type) =>
        type == "a" && number is >= 1 and <= 26 ? $"{(char)('a' + number - 1)}." : $"{number.ToString(CultureInfo.InvariantCulture)}.";

    // A list below its item's words needs no empty line; a second paragraph does.
    private static string Tight(List<string> blocks) =>
        blocks.Aggregate((text, block) => text + (ItemMark().IsMatch(block) ? "\n" : "\n\n") + block);

    private static string Indented(string text, int width) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', width) + line));

    private IEnumerable<string> Table(IElement table, int depth)
    {
        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table).ToList();
        var cells = rows.ConvertAll(row => row.Children.Where(cell => cell.LocalName is "td" or "th").ToList());

        // Tables of one column, or that hold tables, lay out a page.
        if (cells.TrueForAll(row => row.Count <= 1) || table.QuerySelector("table") is not null)
        {
            return cells.SelectMany(row => row).SelectMany(cell => Inside(cell, depth));
        }

        var (pen, below) = (new TablePen(), new Dictionary<int, int>());
        cells.ForEach(row => pen.Row(Standing(row, below, depth)));
        var caption = table.Children.FirstOrDefault(child => child.LocalName == "caption");
        return new[] { caption is null ? "" : Line(caption, depth).Markdown(), pen.Markdown ?? "" }.Where(block => block.Length > 0);
    }

    /// <summary>A row with an empty cell below each that reaches down into it, so that the rest stay in their columns.</summary>
    /// <param name="below">How many rows each column's cell still reaches down.</param>
    private List<(string Markdown, int Span)> Standing(List<IElement> row, Dictionary<int, int> below, int depth)
    {
        var (written, column) = (new List<(string, int)>(), 0);
        void Skip()
        {
            for (; below.GetValueOrDefault(column) > 0; column++)
            {
                below[column]--;
                written.Add(("", 1));
            }
        }

        foreach (var cell in row)
        {
            Skip();
            var (wide, high) = (Number(cell, "colspan"), Number(cell, "rowspan"));
            written.Add((Line(cell, depth).Markdown(oneLine: true), wide));
            for (var last = column + Math.Min(wide, TablePen.MostColumns); column < last; column++)
            {
                below[column] = high - 1;
            }
        }

        Skip();
        return written;
    }

    private static int Number(IElement cell, string attribute) =>
        int.TryParse(cell.GetAttribute(attribute), CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, MostRowsSpanned) : 1;

    private static IEnumerable<string> Quoted(List<string> blocks) =>
        blocks.Count == 0 ? [] : [string.Join('\n', string.Join("\n\n", blocks).Split('\n').Select(line => $"> {line}".TrimEnd()))];

    private static IEnumerable<string> Fenced(string text) =>
        string.IsNullOrWhiteSpace(text) ? [] : [$"````\n{text.Trim('\n', '\r').Replace("````", "``` `", StringComparison.Ordinal)}\n````"];

    private SpanLine Line(IElement element, int depth)
    {
        var line = new SpanLine();
        foreach (var node in element.ChildNodes)
        {
            Inline(node, line, SpanLooks.Plain, null, depth + 1);
        }

        return line;
    }

    private void Inline(INode node, SpanLine line, SpanLooks looks, string? link, int depth)
    {
        switch (node)
        {
            case IText text:
                line.Add(new Span(OneBlank(text.Data), looks, link));
                break;
            case IElement element when depth > 2 * DeepestNesting:
                line.Add(new Span(OneBlank(element.TextContent), looks, link));
                break;
            case IElement { LocalName: "br" }:
                line.Add(new Span("\n", looks, link));
                break;
            case IElement { LocalName: "img" } image:
                if (picture(image) is { } path)
                {
                    line.Add(new Span(MarkdownText.Picture(image.GetAttribute("alt") ?? "", path), looks, IsMarkdown: true));
                }

                break;
            case IElement element when !Nothing.Contains(element.LocalName):
                Around(element, line, looks, link, depth);
                break;
        }
    }

    private void Around(IElement element, SpanLine line, SpanLooks looks, string? link, int depth)
    {
        looks |= element.LocalName switch
        {
            "b" or "strong" => SpanLooks.Bold,
            "i" or "em" or "cite" => SpanLooks.Italic,
            "del" => SpanLooks.Struck,
            "sup" => SpanLooks.Raised,
            "sub" => SpanLooks.Lowered,
            _ => SpanLooks.Plain,
        };
        looks = Styled(element.GetAttribute("style"), looks);
        link = element.LocalName == "a" ? element.GetAttribute("href") ?? link : link;
        foreach (var child in element.ChildNodes)
        {
            Inline(child, line, looks, link, depth + 1);
        }

        if (Blocks.Contains(element.LocalName))
        {
            line.Add(new Span(" ", SpanLooks.Plain));
        }
    }

    // Google Docs and Word on the web say by style what others say by element.
    private static SpanLooks Styled(string? style, SpanLooks looks)
    {
        foreach (Match told in Look().Matches(style ?? ""))
        {
            looks = (told.Groups[1].Value.ToLowerInvariant(), told.Groups[2].Value.ToLowerInvariant()) switch
            {
                ("font-weight", "bold" or "bolder" or "600" or "700" or "800" or "900") => looks | SpanLooks.Bold,
                ("font-weight", _) => looks & ~SpanLooks.Bold,
                ("font-style", "italic" or "oblique") => looks | SpanLooks.Italic,
                ("font-style", _) => looks & ~SpanLooks.Italic,
                ("vertical-align", "super") => looks | SpanLooks.Raised,
                ("vertical-align", "sub") => looks | SpanLooks.Lowered,
                ("text-decoration" or "text-decoration-line", "line-through") => looks | SpanLooks.Struck,
                _ => looks,
            };
        }

        return looks;
    }

    // Line ends in a source are blanks; only <br> breaks.
    private static string OneBlank(string text) =>
        string.Join(' ', text.Split([' ', '\t', '\r', '\n', '\f', '\u00A0'], StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } words
            ? (char.IsWhiteSpace(text[0]) ? " " : "") + words + (char.IsWhiteSpace(text[^1]) ? " " : "")
            : text.Length > 0 ? " " : "";

    [GeneratedRegex(@"^(?:-|\d{1,5}\.|[a-z]\.) ")]
    private static partial Regex ItemMark();

    [GeneratedRegex(@"(?:^|;)\s*(font-weight|font-style|vertical-align|text-decoration(?:-line)?)\s*:\s*([a-z0-9-]{1,20})", RegexOptions.IgnoreCase)]
    private static partial Regex Look();
}
