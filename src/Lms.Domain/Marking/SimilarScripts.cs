namespace Lms.Domain.Marking;

/// <summary>
/// Finds scripts that share more wording than chance and a common textbook explain. What the question or the model answer says,
/// and what many scripts have (a definition learned by heart), is nobody's own and does not count. The passages that are left
/// have few holders, so that the pairs are counted and not guessed from a sketch.
/// </summary>
public sealed class SimilarScripts
{
    /// <summary>Scripts with fewer passages of their own say nothing.</summary>
    public const int FewestOwn = 12;

    /// <summary>A pair is told from this share on: of the smaller one's own passages, in per cent, those that the other has too.</summary>
    public const int ToldFrom = 20;

    private readonly List<Guid> scripts = [];
    private readonly List<(ulong Passage, int Script)> held = [];
    private readonly HashSet<ulong> given = [];

    /// <summary>Words that everybody was given, the question for one.</summary>
    public void Give(string text) => given.UnionWith(Passages.Of(text));

    /// <summary>A script, with all its answers.</summary>
    public void Add(Guid scriptId, IEnumerable<string> answers)
    {
        held.AddRange(answers.SelectMany(Passages.Of).Distinct().Select(passage => (passage, scripts.Count)));
        scripts.Add(scriptId);
    }

    /// <summary>The pairs, most alike first.</summary>
    public IReadOnlyList<(Guid First, Guid Second, int Percent)> Pairs()
    {
        var (own, shared) = Count();
        return
        [
            .. shared
                .Select(pair => (pair.Key.First, pair.Key.Second, Smaller: Math.Min(own[pair.Key.First], own[pair.Key.Second]), Shared: pair.Value))
                .Where(pair => pair.Smaller >= FewestOwn)
                .Select(pair => (First: scripts[pair.First], Second: scripts[pair.Second], Percent: pair.Shared * 100 / pair.Smaller))
                .Where(pair => pair.Percent >= ToldFrom)
                .OrderByDescending(pair => pair.Percent).ThenBy(pair => pair.First).ThenBy(pair => pair.Second),
        ];
    }

    /// <summary>How many passages of its own each script has, and how many each two of them share.</summary>
    private (int[] Own, Dictionary<(int First, int Second), int> Shared) Count()
    {
        var own = new int[scripts.Count];
        var shared = new Dictionary<(int, int), int>();
        foreach (var holders in Own())
        {
            for (var first = 0; first < holders.Count; first++)
            {
                own[holders[first].Script]++;
                for (var second = first + 1; second < holders.Count; second++)
                {
                    var pair = (holders[first].Script, holders[second].Script);
                    shared[pair] = shared.GetValueOrDefault(pair) + 1;
                }
            }
        }

        return (own, shared);
    }

    /// <summary>The holders of each passage that was not given and that not more than a sixth of all have.</summary>
    private IEnumerable<List<(ulong Passage, int Script)>> Own()
    {
        var most = Math.Clamp(scripts.Count / 6, 4, 20);
        held.Sort();
        for (var start = 0; start < held.Count;)
        {
            var end = start + 1;
            while (end < held.Count && held[end].Passage == held[start].Passage)
            {
                end++;
            }

            if (end - start <= most && !given.Contains(held[start].Passage))
            {
                yield return held.GetRange(start, end - start);
            }

            start = end;
        }
    }
}
