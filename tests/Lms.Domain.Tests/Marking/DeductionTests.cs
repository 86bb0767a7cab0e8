using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;
using Lms.Domain.Tests.Exams;
using static Lms.Domain.Tests.Exams.ConductTests;

namespace Lms.Domain.Tests.Marking;

/// <summary>What discipline takes off the mark of a script, once its masks are opened.</summary>
public sealed class DeductionTests
{
    private static readonly MarkRounding Rounding = new(2, "HalfUp");
    private static readonly DisciplineRules Rules = new(25, 50, 50, 100);
    private static readonly PolicyBook Policies = Sittings.Policies(
        (PolicyKey.MarkRounding, """{"finalDecimals":2,"finalMode":"HalfUp"}"""),
        (PolicyKey.ClassificationBands, """[{"code":"Weak","vi":"Yếu","en":"Weak","from":0},{"code":"Average","vi":"Trung bình","en":"Average","from":5}]"""));

    [Theory]
    [InlineData(IncidentKind.Reprimand, 7.25, 5.44)]
    [InlineData(IncidentKind.Warning, 7.25, 3.63)]
    [InlineData(IncidentKind.Suspension, 7.25, 0)]
    public void Each_form_takes_its_share_and_the_rest_is_rounded_as_the_policy_says(IncidentKind kind, double earned, double left) =>
        Assert.Equal((decimal)left, Deduction.Of(Incidents(kind)).From((decimal)earned, Rounding));

    [Fact]
    public void Of_several_the_heaviest_counts_and_not_their_sum()
    {
        var deduction = Deduction.Of(Incidents(IncidentKind.Reprimand, IncidentKind.Warning));

        Assert.Equal(new Deduction(IncidentKind.Warning, 50), deduction);
        Assert.Equal(5, deduction.From(10, Rounding));
    }

    [Fact]
    public void A_withdrawn_one_takes_nothing_off()
    {
        var (sitting, mai, _) = Writing();
        var incident = sitting.RecordIncident(mai.PersonId, IncidentKind.Warning, [], Rules, mai, At(10));
        sitting.WithdrawIncident(incident, mai, [], At(11));

        Assert.Equal(Deduction.None, Deduction.Of([incident]));
    }

    [Fact]
    public void Where_nothing_is_taken_off_the_mark_stays_as_it_was_settled() =>
        Assert.Equal(7.125m, Deduction.None.From(7.125m, Rounding));

    [Fact]
    public void A_result_keeps_both_marks_and_is_classified_by_the_one_that_counts()
    {
        var sitting = Sittings.Sealed(Sittings.Paper(10));

        var result = new Result(sitting, Guid.NewGuid(), Guid.NewGuid(), earned: 8, points: 10, Deduction.Of(Incidents(IncidentKind.Warning)), Policies);

        Assert.Equal((8m, 4m, 50m, IncidentKind.Warning), (result.Earned, result.Mark, result.DeductedPercent, result.Discipline!.Value));
        Assert.Equal("Weak", result.Classification);
    }

    [Fact]
    public void Without_discipline_both_marks_are_one()
    {
        var result = new Result(Sittings.Sealed(Sittings.Paper(10)), Guid.NewGuid(), Guid.NewGuid(), 8, 10, Deduction.None, Policies);

        Assert.Equal((8m, 8m, null, "Average"), (result.Earned, result.Mark, result.Discipline, result.Classification));
    }

    private static List<Incident> Incidents(params IncidentKind[] kinds)
    {
        var (sitting, mai, _) = Writing();
        return [.. kinds.Select((kind, at) => sitting.RecordIncident(mai.PersonId, kind, [], Rules, mai, At(10 + at)))];
    }
}
