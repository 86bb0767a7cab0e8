using System.Text;

namespace Lms.Domain.Exams;

/// <summary>
/// The one stretch in which two texts differ: from <paramref name="Start"/>, <paramref name="Removed"/> UTF-16 units
/// gave way to <paramref name="Inserted"/>. Never cuts a surrogate pair.
/// </summary>
public readonly record struct TextDelta(int Start, int Removed, string Inserted)
{
    public static TextDelta Between(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        if (start > 0 && char.IsHighSurrogate(before[start - 1]))
        {
            start--;
        }

        var tail = 0;
        var longest = Math.Min(before.Length, after.Length) - start;
        while (tail < longest && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        if (tail > 0 && char.IsLowSurrogate(before[^tail]))
        {
            tail--;
        }

        return new TextDelta(start, before.Length - start - tail, after[start..^tail]);
    }

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

    public string ApplyTo(string before) => string.Concat(before.AsSpan(0, Start), Inserted, before.AsSpan(Start + Removed));
}
