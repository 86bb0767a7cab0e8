namespace Lms.Domain.Marking.Allocation;

/// <summary>Why a script cannot be given to two markers: how many more are needed, and never for which script.</summary>
public sealed record Shortage(int MarkersNeeded);

/// <summary>
/// Gives each thing, a script or a bag of them, to two markers of whom none has to do with its candidates. Shares are as even as
/// that allows: whoever has most cannot pass one on to somebody who has two fewer.
/// </summary>
public sealed class ScriptsToMarkers
{
    private readonly Guid[] markers;
    private readonly IReadOnlyList<IReadOnlySet<Guid>> barred;
    private readonly Lot lot;
    private readonly Dictionary<Guid, List<int>> given;
    private readonly (Guid One, Guid Other)[] pairs;

    private ScriptsToMarkers(IReadOnlyList<IReadOnlySet<Guid>> barred, IReadOnlyCollection<Guid> markers, Lot lot)
    {
        this.barred = barred;
        this.lot = lot;
        this.markers = lot.Shuffled(markers);
        given = this.markers.ToDictionary(marker => marker, _ => new List<int>());
        pairs = new (Guid, Guid)[barred.Count];
    }

    /// <summary>Null when everything can be given out.</summary>
    /// <param name="barred">For each thing, the markers who must not have it.</param>
    public static Shortage? Wants(IReadOnlyList<IReadOnlySet<Guid>> barred, IReadOnlyCollection<Guid> markers)
    {
        var fewest = barred.Count == 0 ? markers.Count : barred.Min(those => markers.Count(marker => !those.Contains(marker)));
        return fewest >= Exams.ExamSitting.MarkersNeeded ? null : new Shortage(Exams.ExamSitting.MarkersNeeded - fewest);
    }

    /// <param name="barred">For each thing, the markers who must not have it.</param>
    /// <exception cref="RuleBrokenException">Some thing has fewer than two markers left.</exception>
    public static IReadOnlyList<(Guid First, Guid Second)> Draw(
        IReadOnlyList<IReadOnlySet<Guid>> barred, IReadOnlyCollection<Guid> markers, Lot lot)
    {
        if (Wants(barred, markers) is { } shortage)
        {
            throw new RuleBrokenException("Allocation.TooFewWithoutConflict", shortage.MarkersNeeded);
        }

        if (barred.All(those => !those.Overlaps(markers)))
        {
            return TwoRounds.Draw(barred.Count, markers, lot);
        }

        var draw = new ScriptsToMarkers(barred, markers, lot);
        draw.GiveOut();
        draw.Even();
        return draw.InRounds();
    }

    private void GiveOut()
    {
        foreach (var thing in lot.Shuffled(Enumerable.Range(0, barred.Count)))
        {
            var two = lot.Shuffled(markers.Where(marker => !barred[thing].Contains(marker))).OrderBy(marker => given[marker].Count).Take(2).ToList();
            pairs[thing] = (two[0], two[1]);
            two.ForEach(marker => given[marker].Add(thing));
        }
    }

    // Each pass moves one share along a chain of markers, from one who has more to one who has at least two fewer.
    private void Even()
    {
        while (markers.OrderByDescending(marker => given[marker].Count).Any(PassOn))
        {
        }
    }

    private bool PassOn(Guid from)
    {
        var cameBy = new Dictionary<Guid, (Guid Giver, int Thing)>();
        var waiting = new Queue<Guid>([from]);
        while (waiting.TryDequeue(out var giver))
        {
            foreach (var thing in given[giver])
            {
                foreach (var taker in markers.Where(taker => taker != from && !cameBy.ContainsKey(taker) && MayTake(taker, thing)))
                {
                    cameBy[taker] = (giver, thing);
                    waiting.Enqueue(taker);
                    if (given[taker].Count <= given[from].Count - 2)
                    {
                        Pass(taker, from, cameBy);
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private bool MayTake(Guid marker, int thing) =>
        !barred[thing].Contains(marker) && pairs[thing].One != marker && pairs[thing].Other != marker;

    private void Pass(Guid to, Guid from, Dictionary<Guid, (Guid Giver, int Thing)> cameBy)
    {
        for (var taker = to; taker != from; taker = cameBy[taker].Giver)
        {
            var (giver, thing) = cameBy[taker];
            given[giver].Remove(thing);
            given[taker].Add(thing);
            pairs[thing] = pairs[thing].One == giver ? (taker, pairs[thing].Other) : (pairs[thing].One, taker);
        }
    }

    /// <summary>
    /// Who marks first: things are lines between their two markers, walked in closed rounds; each is marked first by the one the
    /// walk comes from. So everybody has as many first sheets as second ones, or one more.
    /// </summary>
    private List<(Guid First, Guid Second)> InRounds()
    {
        var lines = markers.ToDictionary(marker => marker, marker => new Queue<int>(lot.Shuffled(given[marker])));
        var left = markers.ToDictionary(marker => marker, marker => given[marker].Count);
        var drawn = new (Guid, Guid)[pairs.Length];
        var done = new bool[pairs.Length];

        // Walks that cannot close begin where a line is left over; what remains then is closed.
        while (markers.Where(marker => left[marker] > 0).OrderByDescending(marker => left[marker] % 2).ToList() is [var start, ..])
        {
            for (var at = start; Next(lines[at], done) is { } thing;)
            {
                var to = pairs[thing].One == at ? pairs[thing].Other : pairs[thing].One;
                drawn[thing] = (at, to);
                done[thing] = true;
                (left[at], left[to]) = (left[at] - 1, left[to] - 1);
                at = to;
            }
        }

        return [.. drawn];
    }

    private static int? Next(Queue<int> lines, bool[] done)
    {
        while (lines.TryDequeue(out var thing))
        {
            if (!done[thing])
            {
                return thing;
            }
        }

        return null;
    }
}
