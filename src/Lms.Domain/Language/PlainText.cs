using System.Buffers;

namespace Lms.Domain.Language;

/// <summary>Texts that can be stored as they came, told by one look at their bytes.</summary>
public static class PlainText
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Where(letter => letter is not ('\n' or '\t')).Select(letter => (byte)letter)]);

    /// <summary>
    /// True for UTF-8 that really is, in NFC, without control characters, of letters only that NFC leaves alone whatever
    /// follows: what Vietnamese keyboards send. A plain text put into a plain text leaves it plain. What is of another script
    /// or has marks of its own may be as clean, and is not called plain.
    /// </summary>
    public static bool Is(ReadOnlySpan<byte> utf8)
    {
        if (utf8.ContainsAny(Controls))
        {
            return false;
        }

        while (utf8.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var place and >= 0)
        {
            utf8 = utf8[place..];
            var length = Letter(utf8);
            if (length == 0)
            {
                return false;
            }

            utf8 = utf8[length..];
        }

        return true;
    }

    /// <summary>The bytes of the plain letter beyond ASCII that stands first; 0 for any other.</summary>
    private static int Letter(ReadOnlySpan<byte> rest) => rest switch
    {
        // U+00A0 to U+02FF; what is below ends a line for some.
        [0xC2, >= 0xA0 and <= 0xBF, ..] or [>= 0xC3 and <= 0xCB, >= 0x80 and <= 0xBF, ..] => 2,

        // U+1E80 to U+1EFF, and dashes, quotation marks and dots.
        [0xE1, 0xBA or 0xBB, >= 0x80 and <= 0xBF, ..] or [0xE2, 0x80, >= 0x90 and <= 0xA6, ..] => 3,
        _ => 0,
    };
}
