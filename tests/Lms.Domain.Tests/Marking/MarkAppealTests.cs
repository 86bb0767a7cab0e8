using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;

namespace Lms.Domain.Tests.Marking;

public sealed class MarkAppealTests
{
    private static readonly DateTimeOffset Now = Sittings.Now;
    private static readonly DateOnly ReleasedOn = new(2026, 3, 12);
    private static readonly AppealRules Rules = new(10, 15, 0.25m, 0.5m);
    private static readonly MarkRounding Rounding = new(2, "HalfUp");
    private static readonly Guid Office = Guid.NewGuid();
    private static readonly Lot Lot = new(new Random(1).Next);
    private static readonly PolicyBook Policies = Sittings.Policies(
        (PolicyKey.MarkRounding, """{"perScript":"None","finalDecimals":2,"finalMode":"HalfUp"}"""),
        (PolicyKey.ClassificationBands, """[{"code":"Weak","vi":"Yếu","en":"Weak","from":0},{"code":"Pass","vi":"Đạt","en":"Pass","from":5}]"""));

    private readonly ExamSitting sitting = Sittings.Allocated(Sittings.Paper(10));

    public MarkAppealTests() => sitting.Release(Office, 0, Now);

    [Fact]
    public void It_is_taken_until_the_end_of_the_last_day()
    {
        Assert.Equal(new DateOnly(2026, 3, 22), Rules.LastDay(ReleasedOn));
        Assert.Equal(new DateOnly(2026, 4, 6), Rules.AnswerBy(ReleasedOn));
        Assert.Equal(AppealState.Applied, Apply(6, today: Rules.LastDay(ReleasedOn)).State);
        Refused("MarkAppeal.WindowClosed", () => Apply(6, today: Rules.LastDay(ReleasedOn).AddDays(1)));
        Refused("MarkAppeal.ReasonRequired", () => Apply(6, reason: "  "));
    }

    [Fact]
    public void Two_fresh_markers_are_drawn_and_nobody_who_marked_it()
    {
        var sheets = Enumerable.Range(1, 3).Select(round => Sheet(round)).ToArray();
        Guid[] fresh = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        Guid[] markers = [.. sheets.Select(sheet => sheet.MarkerId), .. fresh];

        var drawn = Enumerable.Range(0, 40).Select(_ => Apply(6).Accept(new FreshMarkers(markers, sheets, []), Lot, Office, Now)).ToList();

        Assert.All(drawn, two => Assert.Equal([4, 5], two.Select(sheet => sheet.Round)));
        Assert.All(drawn, two => Assert.Equal(2, two.Select(sheet => sheet.MarkerId).Distinct().Count()));
        Assert.Equal(fresh.Order(), drawn.SelectMany(two => two).Select(sheet => sheet.MarkerId).Distinct().Order());
        var alone = Apply(6);
        Refused("MarkAppeal.TooFewFreshMarkers", () => alone.Accept(new FreshMarkers([.. sheets.Select(sheet => sheet.MarkerId), fresh[0]], sheets, []), Lot, Office, Now));
        Assert.Equal(AppealState.Applied, alone.State);
    }

    [Fact]
    public void Who_marked_it_in_the_common_set_is_drawn_only_to_fill_up()
    {
        Guid[] fresh = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        IReadOnlyList<IReadOnlyList<Guid>> Draws(int practised) => [.. Enumerable.Range(0, 40).Select(_ => new FreshMarkers(fresh, [], fresh[..practised]).Draw(2, Lot))];

        Assert.All(Draws(practised: 2), two => Assert.Equal(fresh[2..].Order(), two.Order()));
        Assert.All(Draws(practised: 3), two => Assert.Contains(fresh[3], two));
        Assert.Equal(fresh.Order(), Draws(practised: 3).SelectMany(two => two).Distinct().Order());
        Assert.Equal(fresh.Order(), Draws(practised: 4).SelectMany(two => two).Distinct().Order());
        Assert.Equal(2, Draws(practised: 3).Select(two => two[0] == fresh[3]).Distinct().Count());
    }

    [Theory]
    [InlineData(6, 6.0, AppealState.ToAnswer, false)]
    [InlineData(6, 6.25, AppealState.ToAnswer, true)]
    [InlineData(6, 5.75, AppealState.ToAnswer, true)]
    [InlineData(6, 6.24, AppealState.ToAnswer, false)]
    [InlineData(6, 6.49, AppealState.ToAnswer, true)]
    [InlineData(6, 6.5, AppealState.ToTalk, true)]
    [InlineData(6, 5.5, AppealState.ToTalk, true)]
    public void Two_equal_marks_count_and_change_the_old_from_a_quarter_on_and_are_talked_about_from_half_a_point_on(
        double old, double found, AppealState state, bool changes)
    {
        var appeal = Taken((decimal)old, (decimal)found, (decimal)found);

        Assert.Equal((state, changes, (decimal?)found), (appeal.State, appeal.Changes, appeal.NewMark));
    }

    [Theory]
    [InlineData(60, 62, AppealState.ToAnswer, false)]
    [InlineData(60, 62.5, AppealState.ToAnswer, true)]
    [InlineData(60, 65, AppealState.ToTalk, true)]
    public void Out_of_a_hundred_the_differences_are_put_in_points_of_ten(double old, double found, AppealState state, bool changes)
    {
        var appeal = Accepted((decimal)old);
        appeal.Take([(decimal)found, (decimal)found], 100, Rules, Rounding);

        Assert.Equal((state, changes), (appeal.State, appeal.Changes));
    }

    [Fact]
    public void An_equal_mark_changes_nothing_even_where_any_difference_would()
    {
        var appeal = Accepted(6);
        appeal.Take([6, 6], 10, Rules with { ChangeFrom = 0 }, Rounding);

        Assert.False(appeal.Changes);
    }

    [Theory]
    [InlineData(6, 6.5, 6, 6.0)]
    [InlineData(6, 6.5, 6.5, 6.5)]
    [InlineData(6, 6.5, 7, 6.5)]
    [InlineData(6, 6.25, 7.5, 6.58)]
    public void Where_the_two_differ_a_third_decides_two_equal_count_else_the_mean(double one, double other, double third, double found)
    {
        var appeal = Taken(6, (decimal)one, (decimal)other);
        Assert.Equal((AppealState.ThirdWanted, null), (appeal.State, appeal.NewMark));

        Refused("MarkAppeal.NotNow", () => appeal.Take([6, 6, 6], 10, Rules, Rounding));
        Assert.Equal(6, appeal.DrawThird(Two, Lot).Round);
        appeal.Take([(decimal)one, (decimal)other, (decimal)third], 10, Rules, Rounding);

        Assert.Equal((decimal)found, appeal.NewMark);
    }

    [Fact]
    public void After_half_a_point_it_is_not_answered_without_minutes()
    {
        var appeal = Taken(6, 7, 7);

        Refused("MarkAppeal.NotNow", () => Answer(appeal, 6));
        Refused("MarkAppeal.MinutesRequired", () => appeal.Talk(" "));
        appeal.Talk(" Các cặp chấm thống nhất ý 2. ");

        Assert.Equal("Các cặp chấm thống nhất ý 2.", appeal.Minutes);
        Assert.Equal(7m, Answer(appeal, 6)!.Mark);
        Refused("MarkAppeal.NotNow", () => Answer(appeal, 6));
    }

    [Fact]
    public void The_old_result_stays_and_another_edition_counts_with_what_discipline_took_off()
    {
        var old = new Result(sitting, Guid.NewGuid(), Guid.NewGuid(), 6, 10, new Deduction(IncidentKind.Reprimand, 25), Policies);
        var appeal = new MarkAppeal(sitting, old, "Ý 2.", Rules, ReleasedOn, ReleasedOn, Now.AddDays(25), Now);
        appeal.Accept(Two, Lot, Office, Now);
        appeal.Take([6.4m, 6.4m], 10, Rules, Rounding);

        var next = appeal.Answer(old, 10, Policies, Office, Now)!;

        Assert.Equal((1, 6m, 4.5m, "Weak"), (old.Edition, old.Earned, old.Mark, old.Classification));
        Assert.Equal((2, 6.4m, 4.8m, 25m, appeal.Id), (next.Edition, next.Earned, next.Mark, next.DeductedPercent, next.MarkAppealId!.Value));
    }

    [Fact]
    public void A_mark_that_stays_makes_no_edition() => Assert.Null(Answer(Taken(6, 6.2m, 6.2m), 6));

    [Fact]
    public void Refusing_needs_a_reason_and_ends_it()
    {
        var appeal = Apply(6);

        Refused("MarkAppeal.RefusalRequired", () => appeal.Refuse("", Office, Now));
        appeal.Refuse("Đơn không nêu lý do về bài làm.", Office, Now);
        Refused("MarkAppeal.NotNow", () => appeal.Accept(Two, Lot, Office, Now));
        Assert.False(appeal.IsOverdue(Now.AddDays(99)));
    }

    [Fact]
    public void Open_and_past_its_day_it_is_overdue()
    {
        var appeal = Apply(6);

        Assert.False(appeal.IsOverdue(appeal.AnswerBy));
        Assert.True(appeal.IsOverdue(appeal.AnswerBy.AddSeconds(1)));
    }

    private static FreshMarkers Two => new([Guid.NewGuid(), Guid.NewGuid()], [], []);

    private MarkAppeal Apply(decimal old, string reason = "Câu 2 ý 1 chưa được tính điểm.", DateOnly? today = null) =>
        new(sitting, Result(old), reason, Rules, ReleasedOn, today ?? ReleasedOn, Now.AddDays(25), Now);

    private MarkAppeal Accepted(decimal old)
    {
        var appeal = Apply(old);
        appeal.Accept(Two, Lot, Office, Now);
        return appeal;
    }

    private MarkAppeal Taken(decimal old, decimal one, decimal other)
    {
        var appeal = Accepted(old);
        appeal.Take([one, other], 10, Rules, Rounding);
        return appeal;
    }

    private Result? Answer(MarkAppeal appeal, decimal old) => appeal.Answer(Result(old), 10, Policies, Office, Now);

    private Result Result(decimal earned) => new(sitting, Guid.NewGuid(), Guid.NewGuid(), earned, 100, Deduction.None, Policies);

    private static MarkSheet Sheet(int round) => new(Sittings.Centre, Guid.NewGuid(), round, Guid.NewGuid());

    private static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBrokenException>(act).Key);
}
