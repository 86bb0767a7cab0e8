using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Lms.Domain.Language.Searching;

/// <summary>
/// A syllable or number of a text, as search knows it. Vietnamese is written in syllables: what belongs together is told by what
/// stands side by side, not by the spaces.
/// </summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Folded">By <see cref="SearchKey"/>: without marks, đ read as d.</param>
/// <param name="Exact">With its marks, in lower case; the tone stands behind, so that "hoà" and "hòa" are one word.</param>
public readonly record struct SearchWord(int Start, int Length, string Folded, string Exact)
{
    /// <summary>Longer words are cut: nobody looks for what comes behind.</summary>
    public const int Longest = 64;

    private const int MostKept = 50_000;

    // A language has some thousands of syllables, and a text of a thousand words asks for the same ones again.
    private static readonly ConcurrentDictionary<string, (string Folded, string Exact)> Known = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, (string Folded, string Exact)>.AlternateLookup<ReadOnlySpan<char>> KnownBySpan =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public int End => Start + Length;

    /// <summary>It bears a mark or is another letter than search folds it to.</summary>
    public bool IsMarked => Exact != Folded;

    public bool HasTone => IsTone(Exact[^1]);

    /// <summary>The words of a text in their order, wherever its letters are composed or not.</summary>
    public static IEnumerable<SearchWord> In(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && IsPart(text[at]))
            {
                at++;
            }

            if (at > start && Keys(text.AsSpan(start, Math.Min(at - start, Longest))) is { Folded.Length: > 0 } keys)
            {
                yield return new SearchWord(start, at - start, keys.Folded, keys.Exact);
            }

            at = at == start ? at + 1 : at;
        }
    }

    private static bool IsPart(char letter) =>
        char.IsLetterOrDigit(letter) || (letter >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark);

    private static (string Folded, string Exact) Keys(ReadOnlySpan<char> word)
    {
        if (KnownBySpan.TryGetValue(word, out var known))
        {
            return known;
        }

        var text = word.ToString();
        var keys = (SearchKey.Of(text), ExactOf(text));
        if (Known.Count < MostKept)
        {
            Known[text] = keys;
        }

        return keys;
    }

    private static string ExactOf(string word)
    {
        var (letters, tones) = (new StringBuilder(word.Length + 2), new StringBuilder(1));
        foreach (var letter in word.Normalize(NormalizationForm.FormD))
        {
            (IsTone(letter) ? tones : letters).Append(letter switch
            {
                '\u00F0' or '\u00D0' or '\u0110' => '\u0111',
                _ => char.ToLowerInvariant(letter),
            });
        }

        return letters.ToString().Normalize(NormalizationForm.FormC) + tones;
    }

    // Huyền, sắc, ngã, hỏi, nặng.
    private static bool IsTone(char letter) => letter is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';
}
