namespace Lms.Web.Markup;

[Flags]
public enum SpanLooks
{
    Plain = 0,
    Bold = 1,
    Italic = 2,
    Struck = 4,
    Raised = 8,
    Lowered = 16,
}

/// <summary>A run of letters that look alike; a line feed in it is a break the author made.</summary>
/// <param name="Link">Where it leads, or null.</param>
/// <param name="IsMarkdown">Whether the text is Markdown already: a picture, the mark of a footnote.</param>
public readonly record struct Span(string Text, SpanLooks Looks, string? Link = null, bool IsMarkdown = false);
