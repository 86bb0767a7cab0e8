using Lms.Domain.Marking;

namespace Lms.Domain.Tests.Marking;

public sealed class TwoRoundsTests
{
    private static Lot Seeded(int seed) => new(new Random(seed).Next);

    public static TheoryData<int, int> Sizes
    {
        get
        {
            var sizes = new TheoryData<int, int>();
            foreach (var markers in new[] { 2, 3, 4, 5, 7, 12 })
            {
                foreach (var scripts in new[] { 1, 2, 3, 5, 6, 7, 24, 25, 137 })
                {
                    sizes.Add(scripts, markers);
                }
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_script_has_two_different_markers_and_each_round_is_shared_evenly(int scripts, int count)
    {
        var markers = Markers(count);
        for (var seed = 0; seed < 20; seed++)
        {
            var drawn = TwoRounds.Draw(scripts, markers, Seeded(seed));

            Assert.Equal(scripts, drawn.Count);
            Assert.All(drawn, pair => Assert.NotEqual(pair.First, pair.Second));
            Assert.InRange(Spread(markers, drawn.Select(pair => pair.First)), 0, 1);
            Assert.InRange(Spread(markers, drawn.Select(pair => pair.Second)), 0, 1);
            Assert.InRange(Spread(markers, drawn.SelectMany(pair => new[] { pair.First, pair.Second })), 0, 1);
        }
    }

    [Fact]
    public void The_lot_decides_who_gets_what()
    {
        var markers = Markers(4);

        Assert.Equal(TwoRounds.Draw(20, markers, Seeded(1)), TwoRounds.Draw(20, markers, Seeded(1)));
        Assert.NotEqual(TwoRounds.Draw(20, markers, Seeded(1)), TwoRounds.Draw(20, markers, Seeded(2)));
        Assert.NotEqual(TwoRounds.Draw(20, markers, Lot.Fair), TwoRounds.Draw(20, markers, Lot.Fair));
    }

    [Fact]
    public void With_more_than_two_markers_one_does_not_always_follow_the_same_other() => Assert.True(
        TwoRounds.Draw(40, Markers(4), Seeded(3)).GroupBy(pair => pair.First).All(own => own.Select(pair => pair.Second).Distinct().Count() > 1));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void One_marker_is_too_few(int count)
    {
        Assert.Equal("ExamSitting.TooFewMarkers", Assert.Throws<RuleBrokenException>(() => TwoRounds.Draw(3, Markers(count), Lot.Fair)).Key);
        Assert.Equal("ExamSitting.TooFewMarkers", Assert.Throws<RuleBrokenException>(() => TwoRounds.DrawSecond([Barred(Guid.NewGuid())], Markers(count), Lot.Fair)).Key);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_second_round_drawn_later_goes_to_other_markers_and_is_shared_evenly(int count)
    {
        var markers = Markers(count);
        for (var seed = 0; seed < 50; seed++)
        {
            var firsts = Enumerable.Range(0, 24).Select(at => markers[at % count]).ToList();

            var seconds = TwoRounds.DrawSecond([.. firsts.Select(first => Barred(first))], markers, Seeded(seed));

            Assert.All(firsts.Zip(seconds), pair => Assert.NotEqual(pair.First, pair.Second));
            Assert.InRange(Spread(markers, seconds), 0, 2);
        }
    }

    [Fact]
    public void A_second_round_drawn_later_passes_over_conflicts_of_interest()
    {
        var markers = Markers(4);

        var seconds = TwoRounds.DrawSecond([.. Enumerable.Repeat(Barred(markers[0], markers[2]), 20)], markers, Seeded(7));

        Assert.Equal(new[] { markers[1], markers[3] }.Order(), seconds.Distinct().Order());
    }

    [Fact]
    public void A_script_that_nobody_else_may_have_stops_the_draw()
    {
        var markers = Markers(2);

        Assert.Equal("Allocation.TooFewWithoutConflict", Assert.Throws<RuleBrokenException>(
            () => TwoRounds.DrawSecond([Barred(markers[0]), Barred(markers)], markers, Seeded(1))).Key);
    }

    [Fact]
    public void Shuffling_loses_nothing() => Assert.Equal(Enumerable.Range(0, 100), Lot.Fair.Shuffled(Enumerable.Range(0, 100)).Order());

    private static HashSet<Guid> Barred(params Guid[] markers) => [.. markers];

    private static Guid[] Markers(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];

    private static int Spread(Guid[] markers, IEnumerable<Guid> given)
    {
        var counts = given.GroupBy(marker => marker).ToDictionary(group => group.Key, group => group.Count());
        return markers.Max(marker => counts.GetValueOrDefault(marker)) - markers.Min(marker => counts.GetValueOrDefault(marker));
    }
}
