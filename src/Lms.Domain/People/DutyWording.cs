using System.Text.RegularExpressions;
using Lms.Domain.Language;

namespace Lms.Domain.People;

/// <summary>
/// Looks a duty's wording over before it enters a question. It decides nothing: what it finds, a person looks at. Names are
/// compared without tone marks, so it rather asks once too often.
/// </summary>
public static partial class DutyWording
{
    /// <summary>
    /// Words (syllables) of position and duty together that still fit one clause of a question. No regulation says so: a
    /// question's sentence of some forty words, less the fifteen that ask. Nothing is refused by it.
    /// </summary>
    public const int MostWords = 25;

    /// <summary>Letters of both together: two lines of a printed paper.</summary>
    public const int MostLetters = 160;

    private const int FewestSyllables = 2;

    /// <param name="names">Names of the centre's people folded by <see cref="SearchKey"/>; single syllables are ordinary words and never count.</param>
    public static WordingConcerns Concerns(string position, string duty, IReadOnlySet<string> names)
    {
        var text = $"{position} {duty}";
        return (Words.Count(text) > MostWords || text.Length > MostLetters ? WordingConcerns.TooLong : WordingConcerns.None)
            | (HoldsName(position, names) || HoldsName(duty, names) ? WordingConcerns.NamesPerson : WordingConcerns.None)
            | (Foreign().IsMatch(text) || text.Any(char.IsControl) ? WordingConcerns.Foreign : WordingConcerns.None);
    }

    /// <summary>Every two syllables that follow each other: how a name in the wording would begin.</summary>
    public static IEnumerable<string> Beginnings(string position, string duty) =>
        Pairs(Syllables(position)).Concat(Pairs(Syllables(duty)));

    private static bool HoldsName(string text, IReadOnlySet<string> names)
    {
        var syllables = Syllables(text);
        return Enumerable.Range(0, syllables.Length)
            .SelectMany(first => Enumerable.Range(FewestSyllables, Math.Max(0, syllables.Length - first - FewestSyllables + 1))
                .Select(count => string.Join(' ', syllables, first, count)))
            .Any(names.Contains);
    }

    private static IEnumerable<string> Pairs(string[] syllables) => syllables.Zip(syllables.Skip(1), (one, next) => $"{one} {next}");

    private static string[] Syllables(string text) => SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Phone numbers, addresses of mail and pages, braces of a question's placeholders.
    [GeneratedRegex(@"(?<!\d)(\+?84|0)([ .-]?\d){8,10}(?!\d)|\S@\S|https?:|www\.|[a-z0-9]\.(vn|com|net|org)\b|\{\{|\}\}", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();
}
