using System.Globalization;
using System.Text;

namespace Lms.Domain.Language.Searching;

/// <summary>
/// What a document is found and ranked by, as PostgreSQL's tsvector takes it. Words of the whole document: each folded syllable;
/// each marked one as it is written; each pair of neighbours, folded, behind '~'. Of the title the same again behind '^'. Marks of the
/// caller behind '@' narrow a search without looking at the row.
/// </summary>
/// <param name="Words">For finding: the index alone is asked, the row never.</param>
/// <param name="Weights">For ranking: what the document says more than once, heavier the more often. Kept small.</param>
public sealed record SearchTerms(string Words, string Weights)
{
    public const char Pair = '~';
    public const char Title = '^';
    public const char Mark = '@';

    /// <summary>Characters of a text that are searched.</summary>
    public const int LongestText = 200_000;

    private const int MostWeights = 400;

    /// <param name="marks">Words of letters, digits and '-' alone.</param>
    public static SearchTerms Of(string title, string body, params IEnumerable<string> marks)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var titled = new HashSet<string>(StringComparer.Ordinal);
        Count(title, counts, titled);
        Count(body.Length > LongestText ? body[..LongestText] : body, counts, null);
        var words = new StringBuilder();
        foreach (var word in counts.Keys.Concat(titled.Select(word => Title + word)).Concat(marks.Select(mark => Mark + mark)))
        {
            Append(words, word);
        }

        return new SearchTerms(words.ToString(), Weigh(counts, titled));
    }

    /// <summary>A word in the quotes that tsvector and tsquery read; of letters, digits and our own signs, it holds none itself.</summary>
    internal static void Append(StringBuilder to, string word) => to.Append('\'').Append(word).Append("' ");

    private static void Count(string text, Dictionary<string, int> counts, HashSet<string>? titled)
    {
        var before = "";
        foreach (var word in SearchWord.In(text))
        {
            Add(word.Folded);
            if (word.IsMarked)
            {
                Add(word.Exact);
            }

            if (before.Length > 0)
            {
                Add(PairOf(before, word.Folded));
            }

            before = word.Folded;
        }

        void Add(string term)
        {
            counts[term] = counts.GetValueOrDefault(term) + 1;
            titled?.Add(term);
        }
    }

    internal static string PairOf(string first, string second) => $"{Pair}{first} {second}";

    // Weight A is of the title or of what is said often, C of what is said twice.
    private static string Weigh(Dictionary<string, int> counts, HashSet<string> titled)
    {
        var weights = new StringBuilder();
        var heavy = counts.Select(count => (count.Key, Weight: titled.Contains(count.Key) ? count.Value + 8 : count.Value))
            .Where(term => term.Weight > 1).OrderByDescending(term => term.Weight).ThenBy(term => term.Key, StringComparer.Ordinal).Take(MostWeights);
        foreach (var (term, weight) in heavy)
        {
            weights.Append(CultureInfo.InvariantCulture, $"'{term}':1{(weight >= 9 ? 'A' : weight >= 4 ? 'B' : 'C')} ");
        }

        return weights.ToString();
    }
}
