using Lms.Domain.Language;

namespace Lms.Domain.Marking;

/// <summary>Two scripts of a sitting that share more wording than chance and a common textbook explain.</summary>
/// <param name="Percent">Of the smaller one's own passages, those that the other has too; 0 to 100.</param>
public sealed record SimilarPair(Guid First, Guid Second, int Percent);

/// <summary>
/// Finds scripts that are alike. A passage is seven syllables in a row, without marks and punctuation. What the question or the
/// model answer says, and what many scripts have (a definition learned by heart), is nobody's own and does not count. The
/// passages that are left have few holders, so that the pairs are counted and not guessed from a sketch.
/// </summary>
public sealed class SimilarScripts
{
    /// <summary>Syllables in a passage.</summary>
    public const int Length = 7;

    /// <summary>Scripts with fewer passages of their own say nothing.</summary>
    public const int FewestOwn = 12;

    /// <summary>A pair is told from this share on, in per cent.</summary>
    public const int ToldFrom = 20;

    private readonly Dictionary<Guid, HashSet<ulong>> passages = [];
    private readonly HashSet<ulong> given = [];

    /// <summary>The hashes of all passages of a text, in their order.</summary>
    public static IReadOnlyList<ulong> Passages(string text)
    {
        var syllables = SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. Enumerable.Range(0, Math.Max(0, syllables.Length - Length + 1)).Select(start => HashOf(syllables.AsSpan(start, Length)))];
    }

    /// <summary>Words that everybody was given, the question for one.</summary>
    public void Give(string text) => given.UnionWith(Passages(text));

    /// <summary>An answer of a script; the same script may have several.</summary>
    public void Add(Guid scriptId, string text)
    {
        if (!passages.TryGetValue(scriptId, out var own))
        {
            passages.Add(scriptId, own = []);
        }

        own.UnionWith(Passages(text));
    }

    /// <summary>The pairs, most alike first.</summary>
    public IReadOnlyList<SimilarPair> Pairs()
    {
        var holders = Holders();
        var own = passages.Keys.ToDictionary(script => script, _ => 0);
        foreach (var script in holders.Values.SelectMany(script => script))
        {
            own[script]++;
        }

        return
        [
            .. Shared(holders)
                .Where(pair => own[pair.Key.First] >= FewestOwn && own[pair.Key.Second] >= FewestOwn)
                .Select(pair => new SimilarPair(
                    pair.Key.First, pair.Key.Second, pair.Value * 100 / Math.Min(own[pair.Key.First], own[pair.Key.Second])))
                .Where(pair => pair.Percent >= ToldFrom)
                .OrderByDescending(pair => pair.Percent).ThenBy(pair => pair.First).ThenBy(pair => pair.Second),
        ];
    }

    /// <summary>Who has each passage that is somebody's own: not given, and not what a sixth of all have.</summary>
    private Dictionary<ulong, List<Guid>> Holders()
    {
        var holders = new Dictionary<ulong, List<Guid>>();
        foreach (var (script, itsPassages) in passages.OrderBy(script => script.Key))
        {
            foreach (var passage in itsPassages.Where(passage => !given.Contains(passage)))
            {
                if (!holders.TryGetValue(passage, out var itsHolders))
                {
                    holders.Add(passage, itsHolders = new List<Guid>(1));
                }

                itsHolders.Add(script);
            }
        }

        var most = Math.Clamp(passages.Count / 6, 4, 20);
        return holders.Where(passage => passage.Value.Count <= most).ToDictionary();
    }

    private static Dictionary<(Guid First, Guid Second), int> Shared(Dictionary<ulong, List<Guid>> holders)
    {
        var shared = new Dictionary<(Guid, Guid), int>();
        foreach (var scripts in holders.Values)
        {
            for (var first = 0; first < scripts.Count; first++)
            {
                for (var second = first + 1; second < scripts.Count; second++)
                {
                    var pair = (scripts[first], scripts[second]);
                    shared[pair] = shared.GetValueOrDefault(pair) + 1;
                }
            }
        }

        return shared;
    }

    // FNV-1a over the letters, with a blank after each syllable.
    private static ulong HashOf(ReadOnlySpan<string> syllables)
    {
        var hash = 14695981039346656037;
        foreach (var syllable in syllables)
        {
            foreach (var letter in syllable)
            {
                hash = (hash ^ letter) * 1099511628211;
            }

            hash = (hash ^ ' ') * 1099511628211;
        }

        return hash;
    }
}
