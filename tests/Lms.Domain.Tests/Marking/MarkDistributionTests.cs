using Lms.Domain.Marking;

namespace Lms.Domain.Tests.Marking;

public sealed class MarkDistributionTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.75, 0)]
    [InlineData(1, 1)]
    [InlineData(5.25, 5)]
    [InlineData(9.75, 9)]
    [InlineData(10, 9)]
    public void A_mark_stands_in_the_step_it_falls_into(double mark, int step) =>
        Assert.Equal(step, MarkDistribution.Of([(decimal)mark], 10).Counts.ToList().IndexOf(1));

    [Fact]
    public void The_steps_follow_the_points_of_the_paper()
    {
        var distribution = MarkDistribution.Of([0, 55, 59.5m, 100], 100);

        Assert.Equal(10, distribution.Width);
        Assert.Equal([1, 0, 0, 0, 0, 2, 0, 0, 0, 1], distribution.Counts);
        Assert.Equal((4, 2), (distribution.Marks, distribution.Highest));
    }

    [Fact]
    public void A_paper_without_points_has_no_distribution() => Assert.Throws<ArgumentOutOfRangeException>(() => MarkDistribution.Of([], 0));
}
