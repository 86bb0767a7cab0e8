using Lms.Domain.People;

namespace Lms.Domain.Tests.People;

public sealed class UnitHistoryTests
{
    private static readonly Guid Centre = Guid.NewGuid();
    private static readonly Guid Person = Guid.NewGuid();
    private static readonly DateOnly Monday = new(2026, 3, 9);

    private readonly Guid village = Guid.NewGuid();
    private readonly Guid school = Guid.NewGuid();
    private readonly List<UnitMembership> history = [];

    [Fact]
    public void A_move_ends_what_lasted_the_day_before()
    {
        Move(village, Monday);
        Move(school, Monday.AddDays(30));

        Assert.Equal(Monday.AddDays(29), history[0].To);
        Assert.Equal(village, On(Monday.AddDays(29)));
        Assert.Equal(school, On(Monday.AddDays(30)));
    }

    [Fact]
    public void A_move_to_the_same_unit_changes_nothing()
    {
        Move(village, Monday);
        Move(village, Monday.AddDays(5));

        Assert.Null(Assert.Single(history).To);
    }

    [Fact]
    public void A_move_put_right_on_its_own_day_leaves_no_trace_of_a_day_that_never_was()
    {
        Move(village, Monday);
        Move(school, Monday);

        Assert.Equal(school, Assert.Single(history).UnitId);
    }

    [Fact]
    public void Who_leaves_a_unit_for_none_was_in_it_until_the_day_before()
    {
        Move(village, Monday);
        Move(null, Monday.AddDays(3));

        Assert.Equal(village, On(Monday.AddDays(2)));
        Assert.Null(On(Monday.AddDays(3)));
    }

    [Fact]
    public void A_move_that_would_overwrite_a_later_one_is_refused()
    {
        Move(village, Monday);
        Move(school, Monday.AddDays(30));

        Assert.Equal("UnitMembership.LaterMoveOnRecord", Assert.Throws<RuleBrokenException>(() => Move(village, Monday.AddDays(10))).Key);
    }

    [Fact]
    public void A_teaching_group_is_no_home()
    {
        Move(village, Monday);
        history.Add(UnitHistory.Move(history, Centre, Person, UnitPlace.TeachingGroup, school, Monday.AddDays(1)).Added!);

        Assert.Equal(village, On(Monday.AddDays(2)));
    }

    [Fact]
    public void Where_the_unit_ends_the_time_goes_on_at_its_successor_for_as_long_as_it_was_to_last()
    {
        Move(village, Monday);
        history[0].End(Monday.AddDays(50));

        var move = UnitHistory.GoOn(history[0], school, Monday.AddDays(10));

        Assert.Equal(Monday.AddDays(9), history[0].To);
        Assert.Equal((school, Monday.AddDays(10), Monday.AddDays(50)), (move.Added!.UnitId, move.Added.From, move.Added.To!.Value));
        Assert.Null(move.TakenBack);
    }

    [Fact]
    public void Who_came_on_the_very_day_was_at_the_successor_from_the_first()
    {
        Move(village, Monday);

        var move = UnitHistory.GoOn(history[0], school, Monday);

        Assert.Equal((history[0], school), (move.TakenBack, move.Added!.UnitId));
    }

    [Fact]
    public void Who_came_after_the_day_makes_it_too_early()
    {
        Move(village, Monday);

        Assert.Equal("Unit.DayTooEarly", Assert.Throws<RuleBrokenException>(() => UnitHistory.GoOn(history[0], school, Monday.AddDays(-1))).Key);
    }

    private void Move(Guid? unit, DateOnly day)
    {
        var move = UnitHistory.Move(history, Centre, Person, UnitPlace.Home, unit, day);
        if (move.TakenBack is { } mistaken)
        {
            history.Remove(mistaken);
        }

        if (move.Added is { } added)
        {
            history.Add(added);
        }
    }

    private Guid? On(DateOnly day) => history.SingleOrDefault(one => one.Place == UnitPlace.Home && one.IsHeldOn(day))?.UnitId;
}
