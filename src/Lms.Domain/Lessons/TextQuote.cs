namespace Lms.Domain.Lessons;

/// <summary>
/// A place in a text, named by its words and those around it, as the W3C's text quote selector does (Web Annotation Data
/// Model, 2017, 4.2.4): it is found again in a text that was changed elsewhere. White space counts for nothing.
/// </summary>
public sealed record TextQuote(string Prefix, string Exact, string Suffix)
{
    /// <summary>Longest passage, in characters.</summary>
    public const int ExactLength = 2000;

    /// <summary>Longest context on each side, in characters.</summary>
    public const int ContextLength = 64;

    public static readonly TextQuote None = new("", "", "");

    public bool IsNone => Exact.Length == 0;

    /// <summary>Where in the text the words stand; among several places, the one whose surroundings agree best.</summary>
    /// <returns>Letters before it, white space not counted; -1 when they do not stand in it.</returns>
    public int PlaceIn(string text)
    {
        var (within, exact, prefix, suffix) = (WithoutSpace(text), WithoutSpace(Exact), WithoutSpace(Prefix), WithoutSpace(Suffix));
        var (best, agrees) = (-1, -1);
        for (var at = exact.Length == 0 ? -1 : within.IndexOf(exact, StringComparison.Ordinal); at >= 0;
            at = within.IndexOf(exact, at + 1, StringComparison.Ordinal))
        {
            var alike = Tail(within.AsSpan(0, at), prefix) + within.AsSpan(at + exact.Length).CommonPrefixLength(suffix);
            (best, agrees) = alike > agrees ? (at, alike) : (best, agrees);
        }

        return best;
    }

    /// <exception cref="RuleBrokenException">The passage is too long.</exception>
    internal TextQuote Checked()
    {
        var exact = Exact.Trim();
        return exact.Length == 0 ? None
            : exact.Length > ExactLength ? throw new RuleBrokenException("ReadingNote.QuoteTooLong", ExactLength)
            : new TextQuote(Prefix[^Math.Min(Prefix.Length, ContextLength)..], exact, Suffix[..Math.Min(Suffix.Length, ContextLength)]);
    }

    private static int Tail(ReadOnlySpan<char> text, string end)
    {
        var alike = 0;
        while (alike < text.Length && alike < end.Length && text[^(alike + 1)] == end[^(alike + 1)])
        {
            alike++;
        }

        return alike;
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
