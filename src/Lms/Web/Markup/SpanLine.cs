using System.Text;

namespace Lms.Web.Markup;

/// <summary>
/// The runs of one paragraph becoming Markdown. Word cuts a sentence anywhere, in the middle of a syllable too: neighbours
/// that look alike are one first. Blanks stand outside of the marks, and punctuation too where a letter follows, because
/// a mark between the two would not be read as one.
/// </summary>
public sealed class SpanLine
{
    private readonly List<Span> spans = [];

    public bool IsEmpty => spans.TrueForAll(span => string.IsNullOrWhiteSpace(span.Text));

    /// <summary>Whether everything that can be seen is bold.</summary>
    public bool IsBold => !IsEmpty && spans.TrueForAll(span => string.IsNullOrWhiteSpace(span.Text) || span.IsMarkdown || span.Looks.HasFlag(SpanLooks.Bold));

    public string Plain => MarkdownText.OneLine(string.Concat(spans.Where(span => !span.IsMarkdown).Select(span => span.Text)));

    public void Add(Span span)
    {
        if (span.Text.Length > 0)
        {
            spans.Add(span);
        }
    }

    public void Add(SpanLine line) => line.spans.ForEach(Add);

    /// <summary>Takes these letters off the front, if the line begins with them.</summary>
    public bool TakeOff(string front)
    {
        Merge();
        if (spans.Count == 0 || spans[0].IsMarkdown || !spans[0].Text.TrimStart().StartsWith(front, StringComparison.Ordinal))
        {
            return false;
        }

        spans[0] = spans[0] with { Text = spans[0].Text.TrimStart()[front.Length..].TrimStart() };
        return true;
    }

    /// <param name="oneLine">Whether the place takes one line only: a cell, a title, an item's first line.</param>
    /// <param name="bold">Whether bold is told; in a heading everything is.</param>
    public string Markdown(bool oneLine = false, bool bold = true)
    {
        Merge();
        var line = new StringBuilder();
        for (var at = 0; at < spans.Count; at++)
        {
            var span = bold ? spans[at] : spans[at] with { Looks = spans[at].Looks & ~SpanLooks.Bold };
            line.Append(span.IsMarkdown ? span.Text : Marked(span, EndOf(line), at + 1 < spans.Count ? spans[at + 1] : default));
        }

        return Lines(line.ToString(), oneLine);
    }

    /// <summary>Once and at the end: a paragraph of a hundred thousand runs would otherwise be copied as often.</summary>
    private void Merge()
    {
        var merged = new List<Span>();
        var words = new StringBuilder();
        foreach (var span in spans)
        {
            if (merged.Count > 0 && merged[^1] is { IsMarkdown: false } last && !span.IsMarkdown && last.Link == span.Link
                && (last.Looks == span.Looks || string.IsNullOrWhiteSpace(span.Text)))
            {
                words.Append(span.Text);
                continue;
            }

            Finish(merged, words);
            merged.Add(span);
            words.Append(span.Text);
        }

        Finish(merged, words);
        spans.Clear();
        spans.AddRange(merged);
    }

    private static void Finish(List<Span> merged, StringBuilder words)
    {
        if (merged.Count > 0)
        {
            merged[^1] = merged[^1] with { Text = words.ToString() };
            words.Clear();
        }
    }

    private static char EndOf(StringBuilder line) => line.Length == 0 ? ' ' : line[^1];

    private static string Marked(Span span, char before, Span next)
    {
        var after = string.IsNullOrEmpty(next.Text) ? ' ' : next.IsMarkdown ? '!' : next.Text[0];
        var (front, core, back) = Cut(span.Text, before, after, isMarked: span.Looks != SpanLooks.Plain);
        if (core.Length == 0)
        {
            return MarkdownText.Escape(span.Text);
        }

        var inner = MarkdownText.Escape(core);
        foreach (var (looks, mark) in Marks(core))
        {
            inner = span.Looks.HasFlag(looks) ? mark + inner + mark : inner;
        }

        inner = span.Link is { } link ? MarkdownText.Link(inner, link) ?? inner : inner;
        return MarkdownText.Escape(front) + inner + MarkdownText.Escape(back);
    }

    private static IEnumerable<(SpanLooks Looks, string Mark)> Marks(string core)
    {
        if (!core.Any(char.IsWhiteSpace))
        {
            yield return (SpanLooks.Raised, "^");
            yield return (SpanLooks.Lowered, "~");
        }

        yield return (SpanLooks.Struck, "~~");
        yield return (SpanLooks.Italic, "*");
        yield return (SpanLooks.Bold, "**");
    }

    private static (string Front, string Core, string Back) Cut(string text, char before, char after, bool isMarked)
    {
        var core = text.Trim();
        var from = text.Length - text.TrimStart().Length;
        var (front, back) = (text[..from], core.Length == 0 ? "" : text[(from + core.Length)..]);
        if (isMarked && front.Length == 0 && char.IsLetterOrDigit(before))
        {
            front = new string([.. core.TakeWhile(letter => !char.IsLetterOrDigit(letter))]);
            core = core[front.Length..];
        }

        if (isMarked && back.Length == 0 && char.IsLetterOrDigit(after))
        {
            back = new string([.. core.Reverse().TakeWhile(letter => !char.IsLetterOrDigit(letter)).Reverse()]);
            core = core[..^back.Length];
        }

        return (front, core, back);
    }

    private static string Lines(string markdown, bool oneLine)
    {
        var lines = markdown.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
        return oneLine ? MarkdownText.OneLine(string.Join(' ', lines)) : string.Join("\\\n", lines.Select(MarkdownText.AtLineStart));
    }
}
