namespace Lms.Domain.Discussions;

/// <summary>A group to be formed.</summary>
/// <param name="Name">Empty for one that has only its number.</param>
/// <param name="People">In the order of the lot: the first reports.</param>
public sealed record GroupDraft(string Name, IReadOnlyList<Guid> People);

/// <summary>How a class is split into small groups. Whoever calls has drawn the lot: people come in its order.</summary>
public static class GroupSplit
{
    public const int Fewest = 2;
    public const int Most = 40;

    /// <summary>Groups of the same size, give or take one.</summary>
    public static IReadOnlyList<GroupDraft> ByLot(IReadOnlyList<Guid> drawn, int count)
    {
        RequireCount(count);
        if (drawn.Count < count)
        {
            throw new RuleBrokenException("RoomGroup.TooFewPeople", drawn.Count, count);
        }

        return [.. drawn.Index().GroupBy(one => one.Index % count, one => one.Item).Select(people => new GroupDraft("", [.. people]))];
    }

    /// <summary>
    /// A group for every unit, or every duty, in the order of their names. Nobody talks alone: who would, and who has none, sit
    /// together; and when that is one person, with the smallest group.
    /// </summary>
    /// <param name="labelOf">The unit or the duty; null for whoever has none.</param>
    /// <param name="rest">What the group of the others is called.</param>
    public static IReadOnlyList<GroupDraft> ByLabel(IReadOnlyList<Guid> drawn, Func<Guid, string?> labelOf, string rest)
    {
        var groups = drawn.GroupBy(labelOf).Where(people => people.Key is not null && people.Count() > 1)
            .Select(people => new GroupDraft(people.Key!, [.. people])).OrderBy(group => group.Name, StringComparer.Ordinal).ToList();
        var seated = groups.SelectMany(group => group.People).ToHashSet();
        var others = drawn.Where(person => !seated.Contains(person)).ToList();
        if (others.Count == 1 && groups.Count > 0)
        {
            var smallest = groups.MinBy(group => group.People.Count)!;
            groups[groups.IndexOf(smallest)] = smallest with { People = [.. smallest.People, .. others] };
        }
        else if (others.Count > 0)
        {
            groups.Add(new GroupDraft(rest, others));
        }

        RequireCount(groups.Count);
        return groups;
    }

    private static void RequireCount(int count)
    {
        if (count is < Fewest or > Most)
        {
            throw new RuleBrokenException("RoomGroup.Count", Fewest, Most, count);
        }
    }
}
