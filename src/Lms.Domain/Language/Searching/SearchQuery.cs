using System.Text;

namespace Lms.Domain.Language.Searching;

/// <summary>
/// What somebody looks for, as the questions that are asked one after the other: the next one only when those before found too little.
/// Whatever is typed is words; there are no operators. The last word may be a beginning.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>Characters of it that are read.</summary>
    public const int Longest = 200;

    /// <summary>How many questions there are at most.</summary>
    public const int MostTiers = 6;

    private const int MostWords = 12;

    // A single letter begins half the language.
    private const int ShortestBeginning = 2;

    public SearchQuery(string typed)
    {
        Typed = typed.Length > Longest ? typed[..Longest] : typed;
        Words = [.. SearchWord.In(Typed).Take(MostWords)];
        EndsOpen = Words.Count > 0 && Words[^1].End == Typed.Length && Words[^1].Folded.Length >= ShortestBeginning && !Words[^1].HasTone;
    }

    public string Typed { get; }

    public IReadOnlyList<SearchWord> Words { get; }

    /// <summary>The last word may go on: a tone is typed when the syllable is complete.</summary>
    public bool EndsOpen { get; }

    public bool IsEmpty => Words.Count == 0;

    private bool IsMarked => Words.Any(word => word.IsMarked);

    /// <summary>The questions as tsquery reads them, the strictest first: with the marks as typed before without, side by side before apart.</summary>
    public IReadOnlyList<string> Tiers(params IReadOnlyCollection<string> marks) =>
        [.. (Words.Count switch { 0 => [], 1 => OneWord(), _ => SeveralWords() }).Distinct().Select(tier => tier + Marks(marks))];

    /// <summary>What counts towards the rank, as tsquery reads it.</summary>
    public string Rank => Join(" | ", Exact().Concat(Folded(open: false)).Concat(Pairs(open: false)).Distinct());

    /// <summary>The word at this place of the query means that word of a text.</summary>
    /// <param name="exact">As it was typed: a word typed with marks means none without them.</param>
    public bool Means(int place, SearchWord word, bool exact)
    {
        var own = Words[place];
        return (EndsOpen && place == Words.Count - 1 ? word.Folded.StartsWith(own.Folded, StringComparison.Ordinal) : word.Folded == own.Folded)
            && (!exact || !own.IsMarked || word.Exact == own.Exact);
    }

    private IEnumerable<string> OneWord()
    {
        if (IsMarked)
        {
            yield return Join(" & ", Titled(Exact()));
            yield return Join(" & ", Exact());
        }

        yield return Join(" & ", Titled(Folded(open: false)));
        yield return Join(" & ", Folded(open: false));
        yield return Join(" & ", Titled(Folded(open: true)));
        yield return Join(" & ", Folded(open: true));
    }

    private IEnumerable<string> SeveralWords()
    {
        if (IsMarked)
        {
            yield return Join(" & ", Titled(Exact()).Concat(Titled(Pairs(open: true))));
            yield return Join(" & ", Exact().Concat(Pairs(open: true)));
        }

        yield return Join(" & ", Titled(Pairs(open: true)));
        yield return Join(" & ", Pairs(open: true));
        if (IsMarked)
        {
            yield return Join(" & ", Exact().Concat(Folded(open: false)));
        }

        yield return Join(" & ", Folded(open: true));
    }

    private IEnumerable<string> Exact() => Words.Where(word => word.IsMarked).Select(word => word.Exact).Select(Quote);

    private IEnumerable<string> Folded(bool open) =>
        Words.Select((word, place) => Quote(word.Folded) + (open && EndsOpen && place == Words.Count - 1 ? ":*" : "")).Distinct();

    private IEnumerable<string> Pairs(bool open) => Words.Zip(Words.Skip(1), (first, second) => SearchTerms.PairOf(first.Folded, second.Folded))
        .Select((pair, place) => Quote(pair) + (open && EndsOpen && place == Words.Count - 2 ? ":*" : "")).Distinct();

    private static IEnumerable<string> Titled(IEnumerable<string> quoted) => quoted.Select(word => $"'{SearchTerms.Title}{word[1..]}");

    private static string Quote(string word) => $"'{word}'";

    private static string Join(string with, IEnumerable<string> words) => new StringBuilder().AppendJoin(with, words).ToString();

    private static string Marks(IReadOnlyCollection<string> marks) => string.Concat(marks.Select(mark => $" & '{SearchTerms.Mark}{mark}'"));
}
