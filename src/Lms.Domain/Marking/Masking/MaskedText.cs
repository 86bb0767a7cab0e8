namespace Lms.Domain.Marking.Masking;

/// <summary>A stretch of a text, in UTF-16 units.</summary>
public readonly record struct TextStretch(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>
/// A text with some of its words hidden behind a mark that tells nothing of them, not even how long they were; and the way back
/// from a place in what is shown to the place in what was written.
/// </summary>
public sealed class MaskedText
{
    public const string Mark = "[…]";

    private readonly List<TextStretch> hidden;

    /// <param name="original">What was written.</param>
    /// <param name="hidden">What is hidden of it; stretches that overlap are one.</param>
    public MaskedText(string original, IEnumerable<TextStretch> hidden)
    {
        Original = original;
        this.hidden = Joined(hidden.Where(stretch => stretch.Length > 0 && stretch.Start >= 0 && stretch.End <= original.Length));
        Text = Write();
    }

    public string Original { get; }

    /// <summary>What a marker reads.</summary>
    public string Text { get; }

    /// <summary>Where words that a marker quoted stand in the original. A mark that is touched is taken in whole.</summary>
    public TextStretch InOriginal(TextStretch shown)
    {
        var start = Before(shown.Start, atEnd: false);
        return new TextStretch(start, Before(shown.End, atEnd: true) - start);
    }

    /// <param name="place">In the shown text.</param>
    /// <param name="atEnd">The stretch ends here: inside a mark, its words belong to the stretch.</param>
    private int Before(int place, bool atEnd)
    {
        var longer = 0;
        foreach (var stretch in hidden)
        {
            var mark = stretch.Start + longer;
            if (place <= mark)
            {
                break;
            }

            if (place < mark + Mark.Length)
            {
                return atEnd ? stretch.End : stretch.Start;
            }

            longer += Mark.Length - stretch.Length;
        }

        return Math.Clamp(place - longer, 0, Original.Length);
    }

    private string Write()
    {
        var shown = new System.Text.StringBuilder(Original.Length);
        var at = 0;
        foreach (var stretch in hidden)
        {
            shown.Append(Original, at, stretch.Start - at).Append(Mark);
            at = stretch.End;
        }

        return shown.Append(Original, at, Original.Length - at).ToString();
    }

    private static List<TextStretch> Joined(IEnumerable<TextStretch> stretches)
    {
        var joined = new List<TextStretch>();
        foreach (var stretch in stretches.OrderBy(stretch => stretch.Start).ThenBy(stretch => stretch.Length))
        {
            if (joined.Count > 0 && stretch.Start < joined[^1].End)
            {
                joined[^1] = new TextStretch(joined[^1].Start, Math.Max(joined[^1].End, stretch.End) - joined[^1].Start);
            }
            else
            {
                joined.Add(stretch);
            }
        }

        return joined;
    }
}
