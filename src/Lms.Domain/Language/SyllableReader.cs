using System.Globalization;
using System.Text;

namespace Lms.Domain.Language;

/// <summary>
/// Reads a text syllable by syllable, each spelt in one way: small letters taken apart, the tone mark after all of them. So
/// "Ủy", "uỷ" and either in NFD are one.
/// </summary>
internal static class SyllableReader
{
    /// <summary>Letters and marks of a syllable that count; what is longer is no syllable, and meets nothing.</summary>
    public const int Longest = 64;

    // Grave, acute, tilde, hook and dot below: the five tones that are written.
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";
    private const char ZeroWidthSpace = '\u200B';
    private const int Taken = 0x2000;

    private static readonly string?[] Apart = new string?[Taken];

    /// <summary>The next syllable, from <paramref name="at"/> on, which moves behind it.</summary>
    /// <param name="letters">Where it is written.</param>
    public static bool Next(string text, ref int at, Span<char> letters, out int start, out int length)
    {
        while (at < text.Length && !IsLetter(text, at))
        {
            at++;
        }

        (start, length) = (at, 0);
        var tone = '\0';
        for (; at < text.Length && IsPart(text, at); at++)
        {
            if (char.IsAscii(text[at]))
            {
                Put(char.ToLowerInvariant(text[at]), letters, ref length);
                continue;
            }

            foreach (var piece in PiecesOf(text[at]))
            {
                if (Tones.Contains(piece))
                {
                    tone = piece;
                }
                else
                {
                    Put(piece, letters, ref length);
                }
            }
        }

        if (tone != '\0')
        {
            Put(tone, letters, ref length);
        }

        return at > start;
    }

    /// <param name="text">A name.</param>
    /// <returns>Its syllables, and whether more than blanks stand before each.</returns>
    public static List<(string Syllable, bool Joined)> Words(string text)
    {
        var words = new List<(string, bool)>();
        Span<char> letters = stackalloc char[Longest];
        var end = 0;
        for (var at = 0; Next(text, ref at, letters, out var start, out var length); end = at)
        {
            words.Add((new string(letters[..length]), words.Count > 0 && !text.AsSpan(end, start - end).IsWhiteSpace()));
        }

        return words;
    }

    private static void Put(char piece, Span<char> letters, ref int length)
    {
        if (length < letters.Length)
        {
            letters[length++] = piece;
        }
    }

    // Both halves of a pair are what the pair is: an emoji that touches a word is none of it.
    private static bool IsLetter(string text, int at) =>
        char.IsLetterOrDigit(text, at > 0 && char.IsLowSurrogate(text[at]) ? at - 1 : at);

    private static bool IsPart(string text, int at) => text[at] is var sign && char.IsAscii(sign)
        ? char.IsAsciiLetterOrDigit(sign)
        : IsLetter(text, at) || IsMark(sign) || IsUnseen(sign);

    private static bool IsMark(char sign) =>
        CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Soft hyphens and joiners: they hide in words and change none. A blank of no width ends one.
    private static bool IsUnseen(char sign) => sign != ZeroWidthSpace && CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.Format;

    private static string PiecesOf(char sign) => sign < Taken ? Apart[sign] ??= TakenApart(sign) : IsUnseen(sign) ? "" : sign.ToString();

    private static string TakenApart(char sign) => sign switch
    {
        '\u0110' or '\u00F0' or '\u00D0' => "\u0111",
        _ when IsUnseen(sign) => "",
        _ => sign.ToString().Normalize(NormalizationForm.FormD).ToLowerInvariant(),
    };
}
