using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Lms.Data.Discussions;

namespace Lms.Features.Discussions.Talk;

/// <summary>What stands in the box when somebody quotes a post: its words alone, with who said them.</summary>
/// <param name="ReplyTo">The post whose thread it belongs to.</param>
public sealed record Quotation(string Text, Guid ReplyTo)
{
    /// <summary>Characters that are quoted at most.</summary>
    private const int Longest = 400;

    public static Quotation Of(Quotable post)
    {
        var words = Words(post.Html);
        var lines = (words.Length <= Longest ? words : $"{words[..words.LastIndexOf(' ', Longest)]} …").Split('\n');
        return new Quotation($"> **{post.Author}:** {string.Join("\n> ", lines)}\n\n", post.Root);
    }

    // A line of its own for every paragraph and point; quotations within are not quoted again.
    private static string Words(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var quoted in body.QuerySelectorAll("blockquote"))
        {
            quoted.Remove();
        }

        var words = new StringBuilder();
        foreach (var block in body.QuerySelectorAll("p, li, h1, h2, h3, h4, h5, h6, pre, tr").Where(block => block.QuerySelector("p, li") is null))
        {
            words.Append(words.Length == 0 ? "" : "\n").AppendJoin(' ', block.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        return words.Length == 0 ? body.TextContent.Trim() : words.ToString();
    }
}
