using System.Globalization;

namespace Lms.Domain.Language;

/// <summary>A syllable of a text: a run of letters and digits.</summary>
/// <param name="Start">Offset of the run, in UTF-16 units.</param>
/// <param name="Length">UTF-16 units.</param>
public readonly record struct Syllable(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Cuts a text into syllables and tells where each stands; marks that combine belong to their letter.</summary>
public static class Syllables
{
    public static IEnumerable<Syllable> Of(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && Belongs(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                yield return new Syllable(start, at - start);
            }

            at++;
        }
    }

    private static bool Belongs(char letter) =>
        char.IsLetterOrDigit(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;
}
