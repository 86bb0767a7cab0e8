namespace Lms.Domain.Marking;

/// <summary>
/// Gives every script to two different markers by lot. In each round the markers' shares differ by one sheet at most,
/// and nothing about one round tells the other.
/// </summary>
public static class TwoRounds
{
    /// <param name="scripts">How many; they are themselves in an order by lot.</param>
    public static IReadOnlyList<(Guid First, Guid Second)> Draw(int scripts, IReadOnlyCollection<Guid> markers, Lot lot)
    {
        RequireTwo(markers);
        var order = lot.Shuffled(markers);
        var drawn = new List<(Guid, Guid)>();
        while (drawn.Count < scripts)
        {
            // One turn of everybody: the second round is the first one moved on, by a number that is drawn anew. In the
            // last, broken turn it moves just past those who got a first sheet more, so that they do not get both.
            var turn = Math.Min(order.Length, scripts - drawn.Count);
            var move = turn < order.Length ? turn : 1 + lot.Below(order.Length - 1);
            drawn.AddRange(Enumerable.Range(0, turn).Select(at => (order[at], order[(at + move) % order.Length])));
        }

        return drawn;
    }

    /// <summary>A second round for scripts that have only a first: each to another marker, who has the fewest so far.</summary>
    /// <param name="barred">For each script, who must not have it: the marker of its first sheet, and whoever has a conflict of interest.</param>
    /// <exception cref="RuleBrokenException">Some script has no marker left.</exception>
    public static IReadOnlyList<Guid> DrawSecond(IReadOnlyList<IReadOnlySet<Guid>> barred, IReadOnlyCollection<Guid> markers, Lot lot)
    {
        RequireTwo(markers);
        if (barred.Any(those => markers.All(those.Contains)))
        {
            throw new RuleBrokenException("Allocation.TooFewWithoutConflict", 1);
        }

        var given = markers.ToDictionary(marker => marker, _ => 0);
        var seconds = new Guid[barred.Count];
        foreach (var at in lot.Shuffled(Enumerable.Range(0, barred.Count)))
        {
            seconds[at] = lot.Shuffled(markers.Where(marker => !barred[at].Contains(marker))).MinBy(marker => given[marker]);
            given[seconds[at]]++;
        }

        return seconds;
    }

    private static void RequireTwo(IReadOnlyCollection<Guid> markers)
    {
        if (markers.Count < Exams.ExamSitting.MarkersNeeded)
        {
            throw new RuleBrokenException("ExamSitting.TooFewMarkers", Exams.ExamSitting.MarkersNeeded, markers.Count);
        }
    }
}
