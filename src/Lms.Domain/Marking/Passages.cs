using Lms.Domain.Language;

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

    public static ulong[] Of(string text) => Of(text, [.. Syllables.Of(text)]);

    /// <summary>The stretches of a text that are made of passages of the other one, from their first letter to their last.</summary>
    public static IReadOnlyList<(int Start, int End)> SharedWith(string text, IReadOnlySet<ulong> others)
    {
        Syllable[] syllables = [.. Syllables.Of(text)];
        var shared = new List<(int Start, int End)>();
        foreach (var (passage, at) in Of(text, syllables).Select((passage, at) => (passage, at)).Where(one => others.Contains(one.passage)))
        {
            var (start, end) = (syllables[at].Start, syllables[at + Length - 1].End);
            if (shared.Count > 0 && start <= shared[^1].End)
            {
                shared[^1] = (shared[^1].Start, end);
            }
            else
            {
                shared.Add((start, end));
            }
        }

        return shared;
    }

    private static ulong[] Of(string text, Syllable[] syllables)
    {
        var hashes = Array.ConvertAll(syllables, syllable => HashOf(SearchKey.Of(text.Substring(syllable.Start, syllable.Length))));
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
