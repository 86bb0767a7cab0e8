using Lms.Domain.Media;

namespace Lms.Domain.Tests.Media;

public sealed class WatchedSpansTests
{
    private const int Length = 600;

    public static TheoryData<int[], string> Given => new()
    {
        { [], "" },
        { [0, 10], "0-10" },
        { [0, 10, 10, 20], "0-20" },
        { [5, 20, 0, 10], "0-20" },
        { [30, 40, 0, 10, 8, 12], "0-12 30-40" },
        { [10, 10], "" },
        { [20, 10], "" },
        { [-50, 5], "0-5" },
        { [590, 10_000], "590-600" },
        { [700, 800], "" },
        { [int.MinValue, int.MaxValue], "0-600" },
        { [int.MaxValue, int.MinValue], "" },
    };

    [Theory]
    [MemberData(nameof(Given))]
    public void What_is_given_becomes_stretches_within_the_film_that_do_not_touch(int[] given, string expected) =>
        Assert.Equal(expected, Of(given).ToString());

    [Fact]
    public void It_is_read_as_it_was_stored()
    {
        var spans = Of(3, 7, 20, 400);
        Assert.Equal([3, 7, 20, 400], spans.Bounds());
        Assert.Equal(spans.ToString(), WatchedSpans.Read(spans.Bounds()).ToString());
        Assert.Equal(384, spans.Seconds);
    }

    [Fact]
    public void More_stretches_than_are_kept_lose_the_shortest()
    {
        var many = Enumerable.Range(0, 10_000).Select(place => new WatchedSpan(place * 3, (place * 3) + (place % 100 == 0 ? 2 : 1)));
        var spans = WatchedSpans.Of(many, 30_000);

        Assert.Equal(WatchedSpans.MostKept, spans.Spans.Count);
        Assert.Equal(100, spans.Spans.Count(span => span.Seconds == 2));
        Assert.Equal(spans.Bounds(), spans.Bounds().Order());
    }

    [Fact]
    public void Unions_and_differences_are_those_of_sets_of_seconds_in_any_order()
    {
        var chance = new Random(20261128);
        for (var round = 0; round < 500; round++)
        {
            WatchedSpans[] reports = [.. Enumerable.Range(0, 6).Select(_ => Any(chance))];
            var sets = reports.Select(Seconds).ToArray();

            var union = reports.Aggregate(WatchedSpans.None, (all, next) => all.With(next));
            chance.Shuffle(reports);
            var other = reports.Aggregate(WatchedSpans.None, (all, next) => next.With(all));

            Assert.Equal(sets.SelectMany(set => set).Distinct().Order(), Seconds(union));
            Assert.Equal(union.ToString(), other.ToString());
            Assert.Equal(Seconds(union).Except(Seconds(reports[0])), Seconds(union.Without(reports[0])));
            Assert.Equal(Seconds(reports[1]).Except(Seconds(reports[2])), Seconds(reports[1].Without(reports[2])));
            Assert.Equal(Seconds(union).Take(round), Seconds(union.First(round)));
        }
    }

    private static WatchedSpans Of(params int[] bounds) =>
        WatchedSpans.Of(bounds.Chunk(2).Select(pair => new WatchedSpan(pair[0], pair[1])), Length);

    private static WatchedSpans Any(Random chance) =>
        Of([.. Enumerable.Range(0, chance.Next(12)).Select(_ => chance.Next(Length)).SelectMany(from => new[] { from, from + chance.Next(40) })]);

    private static IEnumerable<int> Seconds(WatchedSpans spans) => spans.Spans.SelectMany(span => Enumerable.Range(span.From, span.Seconds));
}
