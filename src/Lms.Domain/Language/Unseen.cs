using System.Buffers;

namespace Lms.Domain.Language;

/// <summary>
/// Characters that nobody sees and that make others see something else: marks that turn the direction of writing, which no
/// language of this site needs, and signs without width. Inside a word those of no width stay, for faces and families are joined by
/// them; a text of nothing else is no text.
/// </summary>
public static class Unseen
{
    private static readonly SearchValues<char> Turning = SearchValues.Create("\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");
    private static readonly char[] Around = ['\u00AD', '\u180E', '\u200B', '\u200C', '\u200D', '\u2060', '\u2061', '\u2062', '\u2063', '\u2064', '\u3164', '\uFEFF'];

    /// <summary>The text without what turns it, and without what nobody sees before and behind it.</summary>
    public static string Without(string text)
    {
        if (text.AsSpan().ContainsAny(Turning))
        {
            text = string.Concat(text.Where(letter => !Turning.Contains(letter)));
        }

        for (var before = -1; before != text.Length;)
        {
            before = text.Length;
            text = text.Trim().Trim(Around);
        }

        return text;
    }
}
