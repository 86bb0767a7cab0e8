using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lms.Web;

/// <summary>What a drawn text says, for where nothing can be drawn: its lines as they were typed, a picture by its description. In NFC.</summary>
public static class ProseWords
{
    private static readonly string[] Blocks =
        ["P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "DT", "DD", "TR", "PRE", "BLOCKQUOTE", "FIGURE", "FIGCAPTION", "DIV", "SECTION", "TABLE", "UL", "OL", "DL", "HR"];

    public static IReadOnlyList<string> Of(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var words = new StringBuilder();
        Walk(document.Body!, words);
        return [.. words.ToString().Normalize().Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0)];
    }

    private static void Walk(INode node, StringBuilder words)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                // The line breaks of a table's own markup are nobody's.
                words.Append(node is IElement { TagName: "TR" or "TBODY" or "THEAD" or "TABLE" } ? "" : text.Data);
            }
            else if (child is IElement element)
            {
                Say(element, words);
            }
        }
    }

    private static void Say(IElement element, StringBuilder words)
    {
        var isBlock = Blocks.Contains(element.TagName);
        var followsMark = element is { PreviousElementSibling: null, ParentElement.TagName: "LI" };
        words.Append(isBlock && !followsMark || element.TagName == "BR" ? "\n" : element.TagName is "TD" or "TH" ? " " : "").Append(Mark(element));
        Walk(element, words);
        words.Append(isBlock ? "\n" : "");
    }

    private static string Mark(IElement element) => element.TagName switch
    {
        "LI" when element.ParentElement is { TagName: "OL" } list => $"{Number(list, element)}. ",
        "LI" => "– ",
        "IMG" when element.GetAttribute("alt") is { Length: > 0 } alt => $"[{alt}]",
        _ => "",
    };

    private static int Number(IElement list, IElement item) =>
        (int.TryParse(list.GetAttribute("start"), out var start) ? start : 1) + list.Children.TakeWhile(child => child != item).Count();
}
