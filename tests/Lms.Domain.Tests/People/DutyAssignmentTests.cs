using Lms.Domain.People;

namespace Lms.Domain.Tests.People;

public sealed class DutyAssignmentTests
{
    private static readonly Guid Centre = Guid.NewGuid();
    private static readonly Guid Person = Guid.NewGuid();
    private static readonly DateOnly Monday = new(2026, 3, 9);

    [Fact]
    public void Both_the_first_and_the_last_day_count()
    {
        var duty = Duty(Monday, Monday.AddDays(2));

        Assert.False(duty.IsHeldOn(Monday.AddDays(-1)));
        Assert.True(duty.IsHeldOn(Monday));
        Assert.True(duty.IsHeldOn(Monday.AddDays(2)));
        Assert.False(duty.IsHeldOn(Monday.AddDays(3)));
    }

    [Fact]
    public void A_duty_without_an_end_lasts() => Assert.True(Duty(Monday).IsHeldOn(Monday.AddYears(30)));

    [Fact]
    public void The_primary_duty_speaks_for_the_person_though_another_is_newer()
    {
        var primary = Duty(Monday.AddYears(-2), primary: true);

        Assert.Same(primary, DutyAssignment.On([Duty(Monday.AddDays(-1)), primary], Monday));
    }

    [Fact]
    public void Without_a_primary_duty_the_latest_begun_speaks()
    {
        var latest = Duty(Monday);

        Assert.Same(latest, DutyAssignment.On([Duty(Monday.AddDays(-9)), latest, Duty(Monday.AddDays(1))], Monday));
    }

    [Fact]
    public void Nobody_holds_a_duty_before_the_first_or_after_the_last()
    {
        var duties = new[] { Duty(Monday, Monday, primary: true) };

        Assert.Null(DutyAssignment.On(duties, Monday.AddDays(-1)));
        Assert.Null(DutyAssignment.On(duties, Monday.AddDays(1)));
        Assert.Null(DutyAssignment.On([], Monday));
    }

    [Fact]
    public void Where_its_unit_ends_a_duty_ends_too_and_goes_on_at_the_successor_as_another()
    {
        var duty = Duty(Monday, Monday.AddDays(90), primary: true);
        var successor = Guid.NewGuid();

        var on = duty.GoOnAt(successor, Monday.AddDays(30));

        Assert.Equal(Monday.AddDays(29), duty.To);
        Assert.Equal((successor, Monday.AddDays(30), Monday.AddDays(90)), (on.UnitId, on.From, on.To!.Value));
        Assert.Equal((duty.Position, duty.Duty, duty.Tag, true), (on.Position, on.Duty, on.Tag, on.IsPrimary));
        on.RefusePrimaryOverlap([duty]);
    }

    [Fact]
    public void A_duty_does_not_end_with_its_unit_before_it_began() => Assert.Equal(
        "Unit.DayTooEarly", Assert.Throws<RuleBrokenException>(() => Duty(Monday).EndBefore(Monday)).Key);

    [Fact]
    public void A_duty_cannot_end_before_it_begins() =>
        Assert.Equal("DutyAssignment.EndsBeforeItBegins", Assert.Throws<RuleBrokenException>(() => Duty(Monday).End(Monday.AddDays(-1))).Key);

    [Fact]
    public void Two_primary_duties_may_follow_but_not_share_a_day()
    {
        var first = Duty(Monday, Monday.AddDays(10), primary: true);

        Duty(Monday.AddDays(11), primary: true).RefusePrimaryOverlap([first]);
        var broken = Assert.Throws<RuleBrokenException>(() => Duty(Monday.AddDays(10), primary: true).RefusePrimaryOverlap([first]));
        Assert.Equal("DutyAssignment.PrimaryOverlaps", broken.Key);
    }

    [Fact]
    public void A_secondary_duty_may_be_held_beside_a_primary_one_and_a_duty_is_no_rival_of_itself()
    {
        var primary = Duty(Monday, primary: true);

        Duty(Monday).RefusePrimaryOverlap([primary]);
        primary.RefusePrimaryOverlap([primary, Duty(Monday)]);
    }

    [Fact]
    public void Two_periods_meet_exactly_when_some_day_lies_in_both()
    {
        var chance = new Random(20260309);
        for (var trial = 0; trial < 3000; trial++)
        {
            var (one, other) = (AnyPeriod(chance), AnyPeriod(chance));
            var byDays = Days().Any(day => one.IsHeldOn(day) && other.IsHeldOn(day));

            Assert.Equal(byDays, one.MeetsIn(other));
            Assert.Equal(byDays, other.MeetsIn(one));
        }
    }

    [Fact]
    public void As_long_as_overlaps_are_refused_no_day_has_two_primary_duties()
    {
        var chance = new Random(883);
        for (var trial = 0; trial < 300; trial++)
        {
            var kept = new List<DutyAssignment>();
            for (var n = 0; n < 12; n++)
            {
                var next = AnyPeriod(chance);
                if (Accepted(next, kept))
                {
                    kept.Add(next);
                }
            }

            Assert.All(Days(), day => Assert.True(kept.Count(duty => duty.IsPrimary && duty.IsHeldOn(day)) <= 1));
            Assert.All(Days(), day => Assert.Equal(kept.Any(duty => duty.IsHeldOn(day)), DutyAssignment.On(kept, day) is not null));
            Assert.All(Days(), day => Assert.True(DutyAssignment.On(kept, day)?.IsHeldOn(day) ?? true));
        }
    }

    [Theory]
    [InlineData(" ", "chủ trì", "DutyAssignment.PositionRequired")]
    [InlineData("bí thư", "", "DutyAssignment.DutyRequired")]
    public void Position_and_duty_are_needed(string position, string duty, string key) => Assert.Equal(
        key,
        Assert.Throws<RuleBrokenException>(() => new DutyAssignment(Centre, Person, position, duty, "T", Guid.NewGuid(), Monday, true)).Key);

    private static bool Accepted(DutyAssignment duty, List<DutyAssignment> kept)
    {
        try
        {
            duty.RefusePrimaryOverlap(kept);
            return true;
        }
        catch (RuleBrokenException)
        {
            return false;
        }
    }

    // Open ends reach past the last day looked at, as a period without an end must.
    private static IEnumerable<DateOnly> Days() => Enumerable.Range(0, 80).Select(Monday.AddDays);

    private static DutyAssignment AnyPeriod(Random chance)
    {
        var from = Monday.AddDays(chance.Next(0, 60));
        return Duty(from, chance.Next(4) == 0 ? null : from.AddDays(chance.Next(0, 12)), chance.Next(2) == 0);
    }

    private static DutyAssignment Duty(DateOnly from, DateOnly? to = null, bool primary = false)
    {
        var duty = new DutyAssignment(Centre, Person, "bí thư chi bộ", "chủ trì sinh hoạt", "CellLeadership", Guid.NewGuid(), from, primary);
        if (to is { } last)
        {
            duty.End(last);
        }

        return duty;
    }
}
