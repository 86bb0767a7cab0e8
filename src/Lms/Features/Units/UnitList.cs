using Lms.Domain.Organisation;

namespace Lms.Features.Units;

/// <summary>What the address asks for.</summary>
/// <param name="At">The unit whose children are shown in the tree, and those of all above it.</param>
public sealed record UnitFilter(string? Find = null, UnitKind? Kind = null, bool Ended = false, Guid? At = null, int Page = 1)
{
    public const int Size = 50;
    private const int LastPage = 10_000;

    public int Number => Math.Clamp(Page, 1, LastPage);

    /// <summary>The tree is there to walk; whoever looks for something gets a list.</summary>
    public bool IsTree => string.IsNullOrWhiteSpace(Find) && Kind is null && !Ended;
}

/// <param name="Depth">0 at the top.</param>
public sealed record UnitLine(UnitNode Unit, int Depth, bool IsOpen);

public sealed record UnitList(UnitFilter Filter, UnitTree Tree, int Total, IReadOnlyList<UnitLine> Lines)
{
    private const int LongestFind = 100;

    public static UnitList Of(UnitTree tree, UnitFilter filter) =>
        filter.IsTree ? AsTree(tree, filter) : AsList(tree, filter);

    /// <summary>All that the list holds, whatever its page and whatever is open: the tree each unit followed by those below it.</summary>
    public static IEnumerable<UnitNode> All(UnitTree tree, UnitFilter filter) =>
        filter.IsTree ? tree.Roots.SelectMany(WithBelow) : Matching(tree, filter);

    private static UnitList AsTree(UnitTree tree, UnitFilter filter)
    {
        var open = tree[filter.At] is { } at ? at.Above.Append(at).ToHashSet() : [];
        var lines = tree.Roots.Skip((filter.Number - 1) * UnitFilter.Size).Take(UnitFilter.Size).SelectMany(root => Walk(root, 0, open)).ToList();
        return new UnitList(filter, tree, tree.Roots.Count(), lines);
    }

    private static IEnumerable<UnitLine> Walk(UnitNode unit, int depth, HashSet<UnitNode> open)
    {
        var isOpen = open.Contains(unit);
        return isOpen
            ? unit.Children.SelectMany(child => Walk(child, depth + 1, open)).Prepend(new UnitLine(unit, depth, isOpen))
            : [new UnitLine(unit, depth, isOpen)];
    }

    private static UnitList AsList(UnitTree tree, UnitFilter filter)
    {
        var found = Matching(tree, filter).ToList();
        var lines = found.Skip((filter.Number - 1) * UnitFilter.Size).Take(UnitFilter.Size).Select(unit => new UnitLine(unit, 0, false));
        return new UnitList(filter, tree, found.Count, [.. lines]);
    }

    private static IEnumerable<UnitNode> Matching(UnitTree tree, UnitFilter filter)
    {
        var find = filter.Find is { Length: > LongestFind } ? filter.Find[..LongestFind] : filter.Find;
        return UnitTree.Matching(tree.All, find)
            .Where(unit => unit.HasEnded == filter.Ended && (filter.Kind is null || unit.Kind == filter.Kind));
    }

    private static IEnumerable<UnitNode> WithBelow(UnitNode unit) => unit.Children.SelectMany(WithBelow).Prepend(unit);
}
