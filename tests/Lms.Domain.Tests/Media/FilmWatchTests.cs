using Lms.Domain.Media;
using Lms.Domain.Organisation;

namespace Lms.Domain.Tests.Media;

public sealed class FilmWatchTests
{
    private const int Length = 1_000;
    private static readonly DateTimeOffset Opened = new(2030, 3, 4, 1, 0, 0, TimeSpan.Zero);

    private readonly FilmWatch watch = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Length, Opened);

    [Fact]
    public void What_plays_is_counted_at_any_speed_that_the_player_offers()
    {
        Assert.Equal("0-10", Tell(10, 0, 10));
        Assert.Equal("10-30", Tell(20, 10, 30));
        Assert.Equal(30, watch.Seconds);
        Assert.Equal("0-30", watch.Watched.ToString());
    }

    [Fact]
    public void Who_seeks_to_the_end_has_watched_the_end_alone()
    {
        Tell(10, 0, 10);
        Tell(20, 990, 1_000);

        Assert.Equal("0-10 990-1000", watch.Watched.ToString());
        Assert.Equal(2, FilmWatch.Percent(watch.Seconds, Length));
    }

    [Fact]
    public void A_forged_claim_counts_as_far_as_time_has_passed_and_the_answer_says_how_far()
    {
        Assert.Equal("0-25", Tell(10, 0, Length));
        Assert.Equal(25, watch.Seconds);
    }

    [Fact]
    public void What_is_lent_does_not_add_up()
    {
        for (var report = 1; report <= 100; report++)
        {
            Tell(0.1 * report, 0, Length);
        }

        Assert.Equal(25, watch.Seconds);
    }

    [Fact]
    public void A_report_that_comes_twice_counts_once_and_costs_nothing()
    {
        Tell(10, 0, 20);
        for (var again = 0; again < 50; again++)
        {
            Assert.Equal("0-20", Tell(10, 0, 20));
        }

        Assert.Equal("20-40", Tell(20, 20, 40));
        Assert.Equal(40, watch.Seconds);
    }

    [Fact]
    public void What_waited_for_a_line_counts_when_it_comes()
    {
        Tell(10, 0, 10);
        Assert.Equal("10-400", Tell(400, 10, 400));
    }

    [Fact]
    public void Two_windows_share_the_time_and_what_is_cut_counts_once_time_has_passed()
    {
        Tell(60, 0, 100);
        Assert.Equal("500-525", Tell(60, 500, 600));
        Assert.Equal(125, watch.Seconds);
        Assert.Equal("500-600", Tell(120, 500, 600));
    }

    [Fact]
    public void Time_before_a_player_was_opened_counts_for_nothing()
    {
        var overnight = Opened.AddHours(9);
        var counted = watch.Count(new WatchReport([new(0, Length)], 0, Length, overnight), overnight.AddSeconds(1));
        Assert.Equal("0-7", counted.ToString());
    }

    [Fact]
    public void A_player_opened_later_takes_nothing_from_what_was_counted()
    {
        Tell(10, 0, 25);
        var counted = watch.Count(new WatchReport([new(25, 100)], 0, Length, Opened.AddSeconds(5)), Opened.AddSeconds(10));
        Assert.Equal("", counted.ToString());
    }

    [Fact]
    public void A_clock_that_goes_back_counts_nothing_and_costs_no_more_than_what_is_lent()
    {
        Tell(3_600, 0, 100);
        Assert.Equal("", Tell(-3_600, 100, 200));
        Assert.Equal("0-100", Tell(-3_600, 0, 200));

        var again = new WatchReport([new(100, 200)], 0, Length, Opened.AddSeconds(-3_600));
        Assert.Equal("100-120", watch.Count(again, Opened.AddSeconds(-3_590)).ToString());
    }

    [Fact]
    public void The_position_stays_within_the_film()
    {
        Tell(1, 0, 1, position: int.MaxValue);
        Assert.Equal(Length, watch.Position);
        Tell(2, 1, 2, position: -5);
        Assert.Equal(0, watch.Position);
    }

    [Fact]
    public void Whatever_is_claimed_in_whatever_order_no_more_counts_than_time_at_the_highest_speed()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var chance = new Random(seed);
            var one = new FilmWatch(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Length, Opened);
            var (now, claimed) = (0.0, new HashSet<int>());
            for (var report = 0; report < 40; report++)
            {
                now += chance.NextDouble() * chance.Next(1, 20);
                WatchedSpan[] spans = [.. Enumerable.Range(0, chance.Next(5)).Select(_ => chance.Next(-20, Length)).Select(from => new WatchedSpan(from, from + chance.Next(-5, 200)))];
                claimed.UnionWith(spans.SelectMany(span => Enumerable.Range(span.From, Math.Max(0, span.Seconds))));
                var openedAt = Opened.AddSeconds(chance.NextDouble() * now);

                one.Count(new WatchReport(spans, 0, Length, openedAt), Opened.AddSeconds(now));

                Assert.True(one.Seconds <= (now * FilmWatch.FastestPlayback) + FilmWatch.Lent, $"Seed {seed}: {one.Seconds} after {now} s.");
                Assert.Empty(one.Watched.Spans.SelectMany(span => Enumerable.Range(span.From, span.Seconds)).Except(claimed));
            }
        }
    }

    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(12.4, 12)]
    [InlineData(12.6, 13)]
    [InlineData(144_000, 144_000)]
    public void A_film_has_a_last_second_once_half_of_it_is_there(double seconds, int whole) => Assert.Equal(whole, FilmWatch.WholeSeconds(seconds));

    [Theory]
    [InlineData(799, false)]
    [InlineData(800, true)]
    public void The_share_is_reached_when_it_is_reached(int seconds, bool watched)
    {
        Assert.Equal(watched, new WatchRules(80, WatchRules.WithFilms).IsWatched(seconds, Length));
        Assert.Equal(watched ? 80 : 79, FilmWatch.Percent(seconds, Length));
    }

    private string Tell(double after, int from, int to, int position = 0) =>
        watch.Count(new WatchReport([new(from, to)], position, Length, Opened), Opened.AddSeconds(after)).ToString();
}
