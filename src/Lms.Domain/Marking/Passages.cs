using Lms.Domain.Language;
using Lms.Domain.Marking.Masking;

namespace Lms.Domain.Marking;

/// <summary>
/// The passages of a text: <see cref="Length"/> syllables in a row, without marks, case and punctuation, each as a hash.
/// </summary>
public static class Passages
{
    /// <summary>Syllables in a passage.</summary>
    public const int Length = 7;

    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong[] Of(string text) => Of(text, SyllablesOf(text));

    /// <summary>The stretches of a text that are made of passages of the other one, from their first letter to their last.</summary>
    public static IReadOnlyList<TextStretch> SharedWith(string text, IReadOnlySet<ulong> others)
    {
        var syllables = SyllablesOf(text);
        var shared = new List<TextStretch>();
        foreach (var (at, _) in Of(text, syllables).Index().Where(one => others.Contains(one.Item)))
        {
            var (start, end) = (syllables[at].Start, syllables[at + Length - 1].End);
            if (shared.Count > 0 && start <= shared[^1].End)
            {
                start = shared[^1].Start;
                shared.RemoveAt(shared.Count - 1);
            }

            shared.Add(new TextStretch(start, end - start));
        }

        return shared;
    }

    private static List<TextStretch> SyllablesOf(string text)
    {
        var syllables = new List<TextStretch>();
        Span<char> letters = stackalloc char[SyllableReader.Longest];
        for (var at = 0; SyllableReader.Next(text, ref at, letters, out var start, out _);)
        {
            syllables.Add(new TextStretch(start, at - start));
        }

        return syllables;
    }

    private static ulong[] Of(string text, List<TextStretch> syllables)
    {
        ulong[] hashes = [.. syllables.Select(syllable => HashOf(SearchKey.Of(text.Substring(syllable.Start, syllable.Length))))];
        return [.. Enumerable.Range(0, Math.Max(0, hashes.Length - Length + 1)).Select(start => Together(hashes.AsSpan(start, Length)))];
    }

    // FNV-1a, over the letters and then over the syllables.
    private static ulong HashOf(string syllable)
    {
        var hash = Basis;
        foreach (var letter in syllable)
        {
            hash = (hash ^ letter) * Prime;
        }

        return hash;
    }

    private static ulong Together(ReadOnlySpan<ulong> syllables)
    {
        var hash = Basis;
        foreach (var syllable in syllables)
        {
            hash = (hash ^ syllable ^ (syllable >> 29)) * Prime;
        }

        return hash;
    }
}
