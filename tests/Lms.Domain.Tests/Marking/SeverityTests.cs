using Lms.Domain.Marking;

namespace Lms.Domain.Tests.Marking;

public sealed class SeverityTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_gives_less_than_the_others_is_strict() => Assert.Equal(-0.5m, Of(-0.5m, -0.25m, -0.75m).Above);

    [Fact]
    public void Without_a_script_in_common_nothing_is_told()
    {
        var severity = Severity.Of([]);

        Assert.Equal((0, null, null), (severity.Scripts, severity.Above, severity.Drift));
        Assert.Empty(severity.Steps);
    }

    [Fact]
    public void A_drift_is_read_in_the_order_of_locking_and_not_of_the_list()
    {
        var marks = Enumerable.Range(0, 20).Select(at => Mark(at < 10 ? 0.5m : -0.5m, at)).Reverse();

        var severity = Severity.Of(marks);

        Assert.Equal([0.5m, 0.5m, -0.5m, -0.5m], severity.Steps);
        Assert.Equal(-1m, severity.Drift);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    [InlineData(53, 10)]
    [InlineData(700, 10)]
    public void A_step_holds_five_scripts_at_least_and_there_are_ten_at_most(int scripts, int steps) =>
        Assert.Equal(steps, Severity.Of(Enumerable.Range(0, scripts).Select(at => Mark(0, at))).Steps.Count);

    [Fact]
    public void Every_script_stands_in_one_step()
    {
        var marks = Enumerable.Range(0, 57).Select(at => Mark(at, at)).ToList();

        Assert.InRange(Severity.Of(marks).Steps.Average(), 27m, 29m);
        Assert.Equal(28m, Severity.Of(marks).Above);
    }

    private static Severity Of(params decimal[] above) => Severity.Of(above.Select(Mark));

    private static ComparedMark Mark(decimal above, int at) => new(5 + above, 5, Start.AddMinutes(at));
}
