using Lms.Domain;
using Lms.Domain.Language;
using Markdig;

namespace Lms.Web;

/// <summary>The one path of authored text: Markdown → Markdig → <see cref="Sanitizer"/>. Both ends are stored.</summary>
public static class Prose
{
    // Raw HTML is shown as the text it is; the sanitizer behind it does not rely on that.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseFootnotes()
        .UseEmphasisExtras()
        .UseListExtras()
        .UseDefinitionLists()
        .UseFigures()
        .UseCustomContainers()
        .UseAutoLinks()
        .Use<ProseMention>()
        .Build();

    /// <summary>Longer than any address; what comes without a space after that is a picture pasted as text, or malice.</summary>
    private const int LongestWord = 2000;

    /// <exception cref="RuleBrokenException">Nested beyond what can be drawn, or a word without end.</exception>
    public static WrittenText Write(string source)
    {
        source = CleanText.Of(source);
        RequireWords(source);
        return new WrittenText(source, Show(source), Sanitizer.Version);
    }

    /// <summary>For what <see cref="Write"/> took in before.</summary>
    internal static string Show(string source) => Sanitizer.Clean(Html(source));

    /// <summary>
    /// Several texts on one page each have a footnote 1: their ids and the links to them get the text's own prefix. Works
    /// on sanitized HTML only, where a quotation mark in a tag is never the author's.
    /// </summary>
    public static string WithOwnFootnotes(string html, string prefix) => html.Contains("fn:", StringComparison.Ordinal)
        ? html.Replace(" id=\"fn", $" id=\"{prefix}-fn", StringComparison.Ordinal)
            .Replace(" href=\"#fn", $" href=\"#{prefix}-fn", StringComparison.Ordinal)
        : html;

    // The Markdown reader takes the square of a word's length at worst.
    private static void RequireWords(string source)
    {
        var length = 0;
        foreach (var letter in source)
        {
            length = char.IsWhiteSpace(letter) ? 0 : length + 1;
            if (length > LongestWord)
            {
                throw new RuleBrokenException("Prose.WordTooLong", LongestWord);
            }
        }
    }

    private static string Html(string source)
    {
        try
        {
            return Markdown.ToHtml(source, Pipeline);
        }
        catch (ArgumentException tooDeep) when (tooDeep.Message.Contains("depth", StringComparison.Ordinal))
        {
            throw new RuleBrokenException("Prose.TooDeep");
        }
    }
}
