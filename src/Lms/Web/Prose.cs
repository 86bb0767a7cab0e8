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
        .UseAutoLinks()
        .Build();

    public static WrittenText Write(string source)
    {
        source = CleanText.Of(source);
        return new WrittenText(source, Sanitizer.Clean(Markdown.ToHtml(source, Pipeline)), Sanitizer.Version);
    }
}
