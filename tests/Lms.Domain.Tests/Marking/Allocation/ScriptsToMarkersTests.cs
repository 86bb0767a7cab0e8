using Lms.Domain.Marking;
using Lms.Domain.Marking.Allocation;

namespace Lms.Domain.Tests.Marking.Allocation;

public sealed class ScriptsToMarkersTests
{
    private static Lot Seeded(int seed) => new(new Random(seed).Next);

    [Theory]
    [InlineData(3, 12, 0.2)]
    [InlineData(4, 37, 0.3)]
    [InlineData(7, 137, 0.25)]
    [InlineData(12, 200, 0.4)]
    public void Nobody_gets_what_they_must_not_have_and_never_both_rounds(int count, int things, double share)
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var (markers, barred) = Conflicts(count, things, share, seed);

            var drawn = ScriptsToMarkers.Draw(barred, markers, Seeded(seed));

            Assert.Equal(things, drawn.Count);
            Assert.All(drawn, pair => Assert.NotEqual(pair.First, pair.Second));
            Assert.All(drawn.Zip(barred), pair => Assert.False(pair.Second.Contains(pair.First.First) || pair.Second.Contains(pair.First.Second)));
            Assert.Equal(BestPossible(barred, markers), Most(drawn.SelectMany(pair => new[] { pair.First, pair.Second })));
        }
    }

    [Fact]
    public void First_and_second_sheets_are_even_for_each_marker()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var (markers, barred) = Conflicts(5, 61, 0.2, seed);

            var drawn = ScriptsToMarkers.Draw(barred, markers, Seeded(seed));

            Assert.All(markers, marker => Assert.InRange(drawn.Count(pair => pair.First == marker) - drawn.Count(pair => pair.Second == marker), -1, 1));
        }
    }

    [Fact]
    public void One_marker_barred_from_everything_gets_nothing_and_the_others_share_evenly()
    {
        var markers = Markers(4);
        var barred = Enumerable.Range(0, 30).Select(_ => (IReadOnlySet<Guid>)new HashSet<Guid> { markers[0] }).ToList();

        var shares = ScriptsToMarkers.Draw(barred, markers, Seeded(1)).SelectMany(pair => new[] { pair.First, pair.Second }).CountBy(marker => marker).ToDictionary();

        Assert.Equal([20, 20, 20], shares.Values);
        Assert.DoesNotContain(markers[0], shares.Keys);
    }

    [Theory]
    [InlineData(3, 2, 1)]
    [InlineData(3, 3, 2)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 2)]
    public void Where_a_script_has_too_few_left_it_is_said_how_many_more_are_needed_and_no_more(int count, int barredOne, int needed)
    {
        var markers = Markers(count);
        IReadOnlySet<Guid>[] barred = [new HashSet<Guid>(), new HashSet<Guid>(markers.Take(barredOne)), new HashSet<Guid>()];

        var refusal = Assert.Throws<RuleBrokenException>(() => ScriptsToMarkers.Draw(barred, markers, Lot.Fair));

        Assert.Equal("Allocation.TooFewWithoutConflict", refusal.Key);
        Assert.Equal([needed], refusal.Arguments);
        Assert.Equal(new Shortage(needed), ScriptsToMarkers.Wants(barred, markers));
    }

    [Fact]
    public void The_lot_decides()
    {
        var (markers, barred) = Conflicts(5, 40, 0.2, 3);

        Assert.Equal(ScriptsToMarkers.Draw(barred, markers, Seeded(1)), ScriptsToMarkers.Draw(barred, markers, Seeded(1)));
        Assert.NotEqual(ScriptsToMarkers.Draw(barred, markers, Seeded(1)), ScriptsToMarkers.Draw(barred, markers, Seeded(2)));
    }

    private static Guid[] Markers(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];

    /// <summary>Some markers are barred from some things, but two are always left.</summary>
    private static (Guid[] Markers, IReadOnlyList<IReadOnlySet<Guid>> Barred) Conflicts(int count, int things, double share, int seed)
    {
        var (markers, draw) = (Markers(count), new Random(seed));
        return (markers, [.. Enumerable.Range(0, things).Select(_ =>
            (IReadOnlySet<Guid>)markers.Where(_ => draw.NextDouble() < share).Take(count - 2).ToHashSet())]);
    }

    private static int Most(IEnumerable<Guid> given) => given.CountBy(marker => marker).Max(share => share.Value);

    /// <summary>
    /// The least that the busiest marker can have: found by trying each limit with paths from things to markers (Kuhn), a way
    /// unlike the one that is tested.
    /// </summary>
    private static int BestPossible(IReadOnlyList<IReadOnlySet<Guid>> barred, Guid[] markers)
    {
        for (var limit = ((2 * barred.Count) + markers.Length - 1) / markers.Length; ; limit++)
        {
            var held = markers.ToDictionary(marker => marker, _ => new List<int>());
            if (Enumerable.Range(0, barred.Count * 2).All(at => Place(at / 2, held, [], barred, limit)))
            {
                return limit;
            }
        }
    }

    private static bool Place(int thing, Dictionary<Guid, List<int>> held, HashSet<Guid> tried, IReadOnlyList<IReadOnlySet<Guid>> barred, int limit)
    {
        foreach (var marker in held.Keys.Where(marker => !barred[thing].Contains(marker) && !held[marker].Contains(thing) && tried.Add(marker)))
        {
            if (held[marker].Count < limit)
            {
                held[marker].Add(thing);
                return true;
            }

            foreach (var other in held[marker].ToList())
            {
                held[marker].Remove(other);
                held[marker].Add(thing);
                if (Place(other, held, tried, barred, limit))
                {
                    return true;
                }

                held[marker].Remove(thing);
                held[marker].Add(other);
            }
        }

        return false;
    }
}
