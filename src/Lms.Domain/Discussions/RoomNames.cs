using System.Text;
using Lms.Domain.Language;

namespace Lms.Domain.Discussions;

/// <summary>Somebody whom a post may name.</summary>
/// <param name="Label">Their name, with what tells them from a namesake where there is one.</param>
public sealed record RoomName(Guid PersonId, string Name, string Label);

/// <summary>
/// The people of a room by name. A post names somebody as "@[Nguyễn Thị Hường]"; a full name typed behind the sign alone
/// gets its brackets here.
/// </summary>
public sealed class RoomNames
{
    /// <summary>People whom one post names.</summary>
    public const int MostMentioned = 10;

    private const char Sign = '@';

    private readonly ILookup<string, RoomName> byKey;
    private readonly List<RoomName> longestFirst;

    /// <param name="people">Who, by name and unit, in the order of the list.</param>
    public RoomNames(IReadOnlyCollection<(Guid PersonId, string Name, string Unit)> people)
    {
        All = [.. Labelled(people)];
        longestFirst = [.. All.OrderByDescending(one => one.Name.Length)];
        byKey = All.SelectMany(one => new[] { one.Name, one.Label }.Distinct().Select(words => (Key: SearchKey.Of(words), one)))
            .ToLookup(pair => pair.Key, pair => pair.one);
    }

    public IReadOnlyList<RoomName> All { get; }

    /// <summary>The text with every name that is found in brackets, and whom it names. What is quoted names nobody again.</summary>
    /// <exception cref="RuleBrokenException">More than <see cref="MostMentioned"/>.</exception>
    public (string Text, IReadOnlyList<Guid> Named) In(string text)
    {
        var (marked, named) = (new StringBuilder(text.Length), new HashSet<Guid>());
        foreach (var line in text.Split('\n'))
        {
            marked.Append(marked.Length == 0 ? "" : "\n").Append(line.TrimStart().StartsWith('>') ? line : Mark(line, named));
        }

        return named.Count <= MostMentioned
            ? (marked.ToString(), [.. named])
            : throw new RuleBrokenException("RoomEvent.TooManyMentions", MostMentioned, named.Count);
    }

    private string Mark(string line, HashSet<Guid> named)
    {
        var marked = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length;)
        {
            var (length, found) = line[at] == Sign && (at == 0 || !char.IsLetterOrDigit(line[at - 1])) ? Find(line, at + 1) : default;
            if (length == 0)
            {
                marked.Append(line[at++]);
                continue;
            }

            named.UnionWith(found!.Select(one => one.PersonId));
            marked.Append(Sign).Append('[').Append(found!.Length == 1 ? found[0].Label : found[0].Name).Append(']');
            at += 1 + length;
        }

        return marked.ToString();
    }

    // How many letters name somebody, and whom; of namesakes who are not told apart, each may be meant.
    private (int Length, RoomName[]? Found) Find(string line, int at)
    {
        if (at < line.Length && line[at] == '[')
        {
            var end = line.IndexOf(']', at);
            RoomName[] within = end < 0 ? [] : [.. byKey[SearchKey.Of(line[(at + 1)..end])]];
            return within.Length == 0 ? default : (end + 1 - at, within);
        }

        var name = longestFirst.Find(one => string.Compare(line, at, one.Name, 0, one.Name.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (at + one.Name.Length == line.Length || !char.IsLetterOrDigit(line[at + one.Name.Length])))?.Name;
        return name is null ? default : (name.Length, [.. byKey[SearchKey.Of(name)]]);
    }

    private static IEnumerable<RoomName> Labelled(IReadOnlyCollection<(Guid PersonId, string Name, string Unit)> people)
    {
        var names = people.CountBy(one => SearchKey.Of(one.Name)).ToDictionary();
        var taken = new HashSet<string>();
        foreach (var (id, name, unit) in people)
        {
            var label = names[SearchKey.Of(name)] == 1 ? name : unit.Length == 0 ? name : $"{name}, {Plain(unit)}";
            for (var number = 2; !taken.Add(SearchKey.Of(label)); number++)
            {
                label = $"{name}, {number}";
            }

            yield return new RoomName(id, name, label);
        }
    }

    private static string Plain(string unit) => unit.Replace('[', '(').Replace(']', ')');
}
