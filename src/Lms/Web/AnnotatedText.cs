namespace Lms.Web;

/// <summary>A remark on a range of a text.</summary>
public sealed record TextNote(Guid Id, int Start, string Quote, string Text)
{
    /// <summary>Points that the remark names; null when it names none.</summary>
    public decimal? Points { get; init; }
}

/// <summary>A remark with the number under which the reader finds it again.</summary>
public sealed record NumberedNote(int Number, int Start, int End, TextNote Note)
{
    /// <summary>In the order in which they are read.</summary>
    public static List<NumberedNote> Of(IEnumerable<TextNote> notes, int firstNumber) =>
    [
        .. notes.OrderBy(note => note.Start).ThenBy(note => note.Quote.Length).ThenBy(note => note.Id)
            .Select((note, at) => new NumberedNote(firstNumber + at, note.Start, note.Start + note.Quote.TrimEnd().Length, note)),
    ];
}

/// <summary>A stretch of a paragraph that the same remarks cover.</summary>
/// <param name="Covering">The innermost remark; null where there is none.</param>
/// <param name="Ending">Numbers of the remarks that end here.</param>
public sealed record TextPiece(string Text, NumberedNote? Covering, IReadOnlyList<int> Ending);

/// <param name="Start">Offset of the paragraph in the whole text, in UTF-16 units.</param>
/// <param name="Notes">Remarks that begin here.</param>
public sealed record AnnotatedParagraph(int Start, IReadOnlyList<TextPiece> Pieces, IReadOnlyList<NumberedNote> Notes);

/// <summary>Plain text cut into paragraphs, with remarks on ranges of it: they may overlap and cross paragraphs.</summary>
public static class AnnotatedText
{
    /// <param name="firstNumber">Number of the first remark.</param>
    public static IReadOnlyList<AnnotatedParagraph> Of(string text, IEnumerable<TextNote> notes, int firstNumber = 1)
    {
        var numbered = NumberedNote.Of(notes, firstNumber);
        return [.. Lines(text).Select(line => Paragraph(text, line.Start, line.End, line.Before, numbered))];
    }

    private static IEnumerable<(int Start, int End, int Before)> Lines(string text)
    {
        var before = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (!text.AsSpan(start, end - start).IsWhiteSpace())
            {
                yield return (start, end, before);
                before = end;
            }

            start = end + 1;
        }
    }

    /// <param name="before">End of the paragraph before: a remark that begins between the two belongs to this one.</param>
    private static AnnotatedParagraph Paragraph(string text, int start, int end, int before, List<NumberedNote> notes)
    {
        var touching = notes.FindAll(note => note.Start < end && note.End > start);
        var cuts = touching.SelectMany(note => new[] { note.Start, note.End }).Where(cut => cut > start && cut < end)
            .Append(start).Append(end).Distinct().Order().ToList();
        var pieces = cuts.Zip(cuts.Skip(1), (from, to) => new TextPiece(
            text[from..to],
            touching.FindLast(note => note.Start <= from && note.End >= to),
            [.. touching.Where(note => note.End == to).Select(note => note.Number)]));
        return new AnnotatedParagraph(start, [.. pieces], touching.FindAll(note => note.Start >= before));
    }
}
