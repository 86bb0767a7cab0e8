using System.Buffers.Binary;
using System.Text;

namespace Lms.Web.Tables;

/// <summary>
/// Finds out how a text was written: by its mark, as UTF-16 by where its noughts stand, as UTF-8 when it is sound UTF-8,
/// else as Windows-1258, the Vietnamese of older programs, whose tone marks stand after their letters.
/// </summary>
internal static class TextEncoding
{
    private const int Looked = 8_192;
    private const int Vietnamese = 1258;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <returns>Null for what is no plain text.</returns>
    public static string? Read(ReadOnlySpan<byte> bytes)
    {
        var text = Decode(bytes);
        return LooksWritten(text) ? text : null;
    }

    private static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        [0xFF, 0xFE, 0x00, 0x00, ..] => Encoding.UTF32.GetString(bytes[4..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        _ => Unmarked(bytes),
    };

    private static string Unmarked(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = Noughts(bytes[..Math.Min(bytes.Length, Looked)]);
        if (Math.Max(even, odd) > 0.2 && Math.Min(even, odd) < 0.02)
        {
            return (odd > even ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(Vietnamese).GetString(bytes);
        }
    }

    /// <summary>Shares of pairs whose first, and whose second, byte is nought.</summary>
    private static (double Even, double Odd) Noughts(ReadOnlySpan<byte> bytes)
    {
        var (even, odd, pairs) = (0, 0, Math.Max(bytes.Length / 2, 1));
        for (var at = 0; at + 1 < bytes.Length; at += 2)
        {
            var pair = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            even += pair >> 8 == 0 ? 1 : 0;
            odd += (pair & 0xFF) == 0 ? 1 : 0;
        }

        return (even / (double)pairs, odd / (double)pairs);
    }

    // Programs, pictures and locked documents are full of control characters; no list is.
    private static bool LooksWritten(string text)
    {
        var seen = text.AsSpan(0, Math.Min(text.Length, Looked));
        var odd = 0;
        foreach (var letter in seen)
        {
            odd += letter < ' ' && letter is not ('\t' or '\r' or '\n' or '\f') || letter is '\uFFFD' or '\uFFFE' or '\uFFFF' ? 1 : 0;
        }

        return odd * 200 <= seen.Length && !text.StartsWith("%PDF-", StringComparison.Ordinal)
            && !text.StartsWith("{\\rtf", StringComparison.Ordinal) && !text.TrimStart().StartsWith('<');
    }
}
