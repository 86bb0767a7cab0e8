using System.Globalization;
using AngleSharp.Dom;
using Lms.Web;
using Lms.Web.Markup;

namespace Lms.Features.Lessons.Importing;

/// <summary>An article as blocks of Markdown, with the line that says whence it comes at the end.</summary>
public static class ArticleText
{
    public static IEnumerable<Block> Blocks(Article article, Func<string, string?> pathOf, Texts text)
    {
        string? Picture(IElement image) => image.GetAttribute("src") is { } source ? pathOf(source) : null;
        var blocks = MarkdownBlocks.Of(HtmlToMarkdown.Of(article.Main, Picture));
        return Source(article, text) is { } source ? blocks.Append(new Block(source)) : blocks;
    }

    private static string? Source(Article article, Texts text)
    {
        string?[] words =
        [
            Escaped(article.Site), Escaped(article.Author), Escaped(article.Title),
            article.Date is { } day ? text["Lessons.ImportDated", day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)] : null,
            article.Address is { } address ? $"<{address.AbsoluteUri}>" : null,
        ];
        var told = words.Where(word => !string.IsNullOrEmpty(word)).Distinct().ToList();
        return told.Count > 0 ? text["Lessons.ImportSource", string.Join(", ", told)] : null;
    }

    private static string? Escaped(string? words) => words is null ? null : MarkdownText.Escape(words);
}
