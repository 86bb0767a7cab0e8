using System.Runtime.InteropServices;
using System.Text;

namespace Lms.Domain.Exams;

/// <summary>
/// The one stretch in which two texts differ: from <paramref name="Start"/>, <paramref name="Removed"/> characters gave way to
/// <paramref name="Inserted"/>. A character is a Unicode scalar value, as PostgreSQL counts them: the database adds
/// differences up too.
/// </summary>
public readonly record struct TextDelta(int Start, int Removed, string Inserted)
{
    public static TextDelta Between(string before, string after) =>
        Between(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));

    /// <summary>Of two texts in UTF-8, as they come over the wire: nothing but the stretch is decoded.</summary>
    public static TextDelta Between(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var (start, tail) = Common(before, after);
        return new TextDelta(
            Characters(before[..start]),
            Characters(before[start..^tail]),
            Encoding.UTF8.GetString(after[start..^tail]));
    }

    /// <summary>The bytes of the second text that are not the first's.</summary>
    public static ReadOnlySpan<byte> New(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var (start, tail) = Common(before, after);
        return after[start..^tail];
    }

    /// <summary>How many bytes both begin and end with, in whole characters.</summary>
    private static (int Start, int Tail) Common(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var start = before.CommonPrefixLength(after);
        while (IsInside(before, start) || IsInside(after, start))
        {
            start--;
        }

        var tail = CommonSuffixLength(before[start..], after[start..]);
        while (tail > 0 && IsInside(after, after.Length - tail))
        {
            tail--;
        }

        return (start, tail);
    }

    /// <exception cref="ArgumentOutOfRangeException">The text has not so many characters: it is not the one before.</exception>
    public string ApplyTo(string before)
    {
        var start = Place(before, Start);
        var end = start + Place(before.AsSpan(start), Removed);
        return string.Concat(before.AsSpan(0, start), Inserted, before.AsSpan(end));
    }

    /// <summary>Where in UTF-16 the first so many characters end.</summary>
    private static int Place(ReadOnlySpan<char> text, int characters)
    {
        if (!text[..characters].ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return characters;
        }

        var place = 0;
        for (var left = characters; left > 0; left--)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, text.Length, nameof(characters));
            place += char.IsHighSurrogate(text[place]) ? 2 : 1;
        }

        return place;
    }

    private static int Characters(ReadOnlySpan<byte> utf8)
    {
        var count = Encoding.UTF8.GetCharCount(utf8);

        // Those of four bytes are two in UTF-16.
        for (int place; (place = utf8.IndexOfAnyInRange<byte>(0xF0, 0xF7)) >= 0; utf8 = utf8[(place + 1)..])
        {
            count--;
        }

        return count;
    }

    /// <summary>Behind the first byte of a character and before its end.</summary>
    private static bool IsInside(ReadOnlySpan<byte> text, int place) => place < text.Length && (text[place] & 0xC0) == 0x80;

    private static int CommonSuffixLength(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var longest = Math.Min(before.Length, after.Length);
        var tail = 0;
        while (tail + sizeof(ulong) <= longest && Eight(before, tail) == Eight(after, tail))
        {
            tail += sizeof(ulong);
        }

        while (tail < longest && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        return tail;
    }

    private static ulong Eight(ReadOnlySpan<byte> text, int tail) => MemoryMarshal.Read<ulong>(text[^(tail + sizeof(ulong))..]);

    /// <summary>The text that a row of differences, from the first save on, adds up to.</summary>
    public static string Sum(IEnumerable<TextDelta> deltas) => deltas.Aggregate("", (text, delta) => delta.ApplyTo(text));
}
