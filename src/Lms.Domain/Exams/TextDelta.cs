using System.Runtime.InteropServices;
using System.Text;

namespace Lms.Domain.Exams;

/// <summary>
/// The one stretch in which two texts differ: from <paramref name="Start"/>, <paramref name="Removed"/> UTF-16 units
/// gave way to <paramref name="Inserted"/>. Never cuts a character.
/// </summary>
public readonly record struct TextDelta(int Start, int Removed, string Inserted)
{
    public static TextDelta Between(string before, string after) =>
        Between(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));

    /// <summary>Of two texts in UTF-8, as they come over the wire: nothing but the stretch is decoded.</summary>
    public static TextDelta Between(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
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

        return new TextDelta(
            Encoding.UTF8.GetCharCount(before[..start]),
            Encoding.UTF8.GetCharCount(before[start..^tail]),
            Encoding.UTF8.GetString(after[start..^tail]));
    }

    public string ApplyTo(string before) => string.Concat(before.AsSpan(0, Start), Inserted, before.AsSpan(Start + Removed));

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
    public static string Sum(IEnumerable<TextDelta> deltas)
    {
        var text = new StringBuilder();
        foreach (var (start, removed, inserted) in deltas)
        {
            text.Remove(start, removed).Insert(start, inserted);
        }

        return text.ToString();
    }
}
