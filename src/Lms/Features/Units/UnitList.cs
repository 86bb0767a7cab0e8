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
/// <param name="IsNameOnly">Stands above what the reader may open.</param>
public sealed record UnitLine(UnitNode Unit, int Depth, bool IsOpen, bool IsNameOnly = false);

public sealed record UnitList(UnitFilter Filter, UnitTree Tree, UnitReach Reach, int Total, IReadOnlyList<UnitLine> Lines)
{
    private const int LongestFind = 100;

    /// <summary>Lasting units that the reader may open.</summary>
    public int Lasting => Tree.Lasting.Count(Reach.Opens);

    /// <summary>All that the list holds for the reader, whatever its page and whatever is open: the tree each unit followed by those below it.</summary>
    public static IEnumerable<UnitNode> All(UnitTree tree, UnitReach reach, UnitFilter filter) =>
        filter.IsTree ? tree.Roots.SelectMany(WithBelow).Where(reach.Opens) : Matching(tree, reach, filter);

    public static UnitList Of(UnitTree tree, UnitReach reach, UnitFilter filter) =>
        !filter.IsTree ? AsList(tree, reach, filter)
        : reach.IsAll ? AsTree(tree, reach, filter)
        : AsBranch(tree, reach, filter);

    // From the top down to the reader's own unit there is one way; what stands beside it is not shown.
    private static UnitList AsBranch(UnitTree tree, UnitReach reach, UnitFilter filter)
    {
        if (reach.Own is not { } own)
        {
            return new UnitList(filter, tree, reach, 0, []);
        }

        var open = Open(tree, filter);
        open.Add(own);
        var above = own.Above.Select((unit, depth) => new UnitLine(unit, depth, IsOpen: true, IsNameOnly: true)).ToList();
        return new UnitList(filter, tree, reach, 1, [.. above, .. Walk(own, above.Count, open)]);
    }

    private static HashSet<UnitNode> Open(UnitTree tree, UnitFilter filter) =>
        tree[filter.At] is { } at ? [.. at.Above, at] : [];

    private static UnitList AsTree(UnitTree tree, UnitReach reach, UnitFilter filter)
    {
        var open = Open(tree, filter);
        var lines = tree.Roots.Skip((filter.Number - 1) * UnitFilter.Size).Take(UnitFilter.Size).SelectMany(root => Walk(root, 0, open)).ToList();
        return new UnitList(filter, tree, reach, tree.Roots.Count(), lines);
    }

    private static IEnumerable<UnitLine> Walk(UnitNode unit, int depth, HashSet<UnitNode> open)
    {
        var isOpen = open.Contains(unit);
        return isOpen
            ? unit.Children.SelectMany(child => Walk(child, depth + 1, open)).Prepend(new UnitLine(unit, depth, isOpen))
            : [new UnitLine(unit, depth, isOpen)];
    }

    private static UnitList AsList(UnitTree tree, UnitReach reach, UnitFilter filter)
    {
        var found = Matching(tree, reach, filter).ToList();
        var lines = found.Skip((filter.Number - 1) * UnitFilter.Size).Take(UnitFilter.Size).Select(unit => new UnitLine(unit, 0, false));
        return new UnitList(filter, tree, reach, found.Count, [.. lines]);
    }

    private static IEnumerable<UnitNode> Matching(UnitTree tree, UnitReach reach, UnitFilter filter)
    {
        var find = filter.Find is { Length: > LongestFind } ? filter.Find[..LongestFind] : filter.Find;
        return UnitTree.Matching(tree.All, find)
            .Where(unit => reach.Opens(unit) && unit.HasEnded == filter.Ended && (filter.Kind is null || unit.Kind == filter.Kind));
    }

    private static IEnumerable<UnitNode> WithBelow(UnitNode unit) => unit.Children.SelectMany(WithBelow).Prepend(unit);
}
