using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;
using Lms.Domain.Tests.Exams;

namespace Lms.Domain.Tests.Marking;

public sealed class ReconciliationTests
{
    private static readonly NationalRules Rules = new(1.0m, 1.5m, 1.5m, 2.5m, ComparedMarks.WholeOrQuestion);
    private static readonly MarkRounding Rounding = new(2, "HalfUp");
    private static readonly Guid Head = Guid.NewGuid();
    private static readonly Guid[] Questions = [Guid.NewGuid(), Guid.NewGuid()];
    private static readonly Lot Lot = new(new Random(1).Next);

    private readonly Script script = Sittings.Script(Sittings.Paper(10), "Bài");

    [Theory]
    [InlineData(7.0, 7.0, 7.0)]
    [InlineData(7.0, 7.75, 7.38)]
    [InlineData(7.25, 7.5, 7.38)]
    [InlineData(8.0, 7.25, 7.63)]
    public void Below_one_point_the_two_agree_and_their_mean_is_the_mark(double first, double second, double mark)
    {
        var made = Made(first, second);

        Assert.Equal(ReconciliationState.Agreed, made.State);
        Assert.Equal((decimal)mark, made.Mark);
        Assert.Equal(Sittings.Now, made.SettledAt);
        Assert.Null(made.SettledBy);
    }

    [Fact]
    public void How_a_mean_is_rounded_is_policy()
    {
        var down = new Reconciliation(script, Totals(7.25m), Totals(7.5m), Rules, new MarkRounding(2, "Down"), Sittings.Now);

        Assert.Equal(7.37m, down.Mark);
    }

    [Theory]
    [InlineData(6.0, 6.75, ReconciliationState.Agreed)]
    [InlineData(6.0, 7.0, ReconciliationState.ToDiscuss)]
    [InlineData(7.25, 6.0, ReconciliationState.ToDiscuss)]
    [InlineData(6.0, 7.5, ReconciliationState.ToDiscuss)]
    [InlineData(6.0, 7.75, ReconciliationState.ThirdWanted)]
    [InlineData(0.0, 10.0, ReconciliationState.ThirdWanted)]
    public void The_difference_decides_at_exactly_its_bounds(double first, double second, ReconciliationState state)
    {
        var made = Made(first, second);

        Assert.Equal(state, made.State);
        Assert.Equal(Math.Abs((decimal)first - (decimal)second), made.Difference);
        Assert.Equal(state == ReconciliationState.Agreed, made.Mark is not null);
    }

    [Fact]
    public void Where_one_question_differs_more_than_the_whole_it_decides()
    {
        // 5 + 2 against 3.25 + 3.75: the whole is the same, one question lies 1.75 apart.
        var (one, other) = (Totals(5, 2), Totals(3.25m, 3.75m));

        Assert.Equal(ReconciliationState.ThirdWanted, Made(one, other, Rules).State);
        Assert.Equal(1.75m, Made(one, other, Rules).Difference);
        Assert.Equal(ReconciliationState.Agreed, Made(one, other, Rules with { Compare = ComparedMarks.Whole }).State);
    }

    [Fact]
    public void Where_the_whole_differs_more_than_any_question_it_decides() =>
        Assert.Equal(1.5m, Made(Totals(3, 3), Totals(3.75m, 3.75m), Rules).Difference);

    [Fact]
    public void The_bands_are_the_policys()
    {
        var strict = new NationalRules(0.25m, 0.5m, 0.5m, 1, ComparedMarks.Whole);

        Assert.Equal(ReconciliationState.ToDiscuss, Made(Totals(6), Totals(6.25m), strict).State);
        Assert.Equal(ReconciliationState.ThirdWanted, Made(Totals(6), Totals(6.75m), strict).State);
    }

    [Fact]
    public void A_discussed_mark_needs_minutes_a_step_and_the_scale()
    {
        var made = Made(6, 7);

        Refused("Reconciliation.MinutesRequired", () => Settle(made, 6.5m, "  "));
        Refused("Reconciliation.MinutesRequired", () => Settle(made, 6.5m, new string('a', Reconciliation.MinutesLength + 1)));
        Refused("Reconciliation.MarkOffStep", () => Settle(made, 6.6m));
        Refused("Reconciliation.MarkOutOfRange", () => Settle(made, 10.25m));
        Refused("Reconciliation.MarkOutOfRange", () => Settle(made, -0.25m));
        Assert.Equal(ReconciliationState.ToDiscuss, made.State);
        Assert.Null(made.Mark);

        Settle(made, 6.75m, " Hai giám khảo thống nhất ý 2. ");
        Assert.Equal((6.75m, "Hai giám khảo thống nhất ý 2.", Head, ReconciliationState.Discussed), (made.Mark, made.Minutes, made.SettledBy, made.State));
        Refused("Reconciliation.Settled", () => Settle(made, 7));
    }

    [Fact]
    public void What_agrees_is_not_settled_by_hand_nor_what_waits_for_a_third_sheet()
    {
        Refused("Reconciliation.Settled", () => Settle(Made(7, 7), 7));
        Refused("Reconciliation.NotToSettle", () => Settle(Made(5, 7), 6));
        Refused("Reconciliation.NotToSettle", () => Settle(Drawn(5, 7), 6));
    }

    [Fact]
    public void The_third_marker_is_drawn_among_those_who_have_not_marked_this_script()
    {
        var sheets = new[] { Sheet(1), Sheet(2) };
        Guid[] fresh = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        Guid[] markers = [sheets[0].MarkerId, .. fresh, sheets[1].MarkerId];

        var drawn = Enumerable.Range(0, 60).Select(_ => Made(5, 7).DrawThird(sheets, markers, Lot)).ToList();

        Assert.Equal(fresh.Order(), drawn.Select(sheet => sheet.MarkerId).Distinct().Order());
        Assert.All(drawn, sheet => Assert.Equal((3, script.Id), (sheet.Round, sheet.ScriptId)));
    }

    [Fact]
    public void Nobody_marks_a_script_twice_and_only_a_wanted_third_is_drawn_once()
    {
        var sheets = new[] { Sheet(1), Sheet(2) };
        Guid[] both = [sheets[0].MarkerId, sheets[1].MarkerId];
        var wanted = Made(5, 7);

        Refused("Reconciliation.NoFreshMarker", () => wanted.DrawThird(sheets, both, Lot));
        Assert.Equal(ReconciliationState.ThirdWanted, wanted.State);
        Refused("Reconciliation.NoThirdWanted", () => Made(6, 7).DrawThird(sheets, [.. both, Head], Lot));
        wanted.DrawThird(sheets, [.. both, Head], Lot);
        Refused("Reconciliation.NoThirdWanted", () => wanted.DrawThird(sheets, [.. both, Head], Lot));
    }

    [Theory]
    [InlineData(5, 7, 5, ReconciliationState.TwoOfThree, 5.0)]
    [InlineData(5, 7, 7, ReconciliationState.TwoOfThree, 7.0)]
    [InlineData(2, 9, 9, ReconciliationState.TwoOfThree, 9.0)]
    [InlineData(5, 7, 6, ReconciliationState.MeanOfThree, 6.0)]
    [InlineData(5, 7, 7.25, ReconciliationState.MeanOfThree, 6.42)]
    [InlineData(5, 7.25, 7.5, ReconciliationState.MeanOfThree, 6.58)]
    [InlineData(5, 7, 7.75, ReconciliationState.ToMarkTogether, null)]
    [InlineData(5, 7, 4.5, ReconciliationState.MeanOfThree, 5.5)]
    [InlineData(5, 7, 4.25, ReconciliationState.ToMarkTogether, null)]
    public void Three_marks_two_equal_count_else_the_mean_up_to_the_spread_else_they_are_marked_together(
        double first, double second, double third, ReconciliationState state, double? mark)
    {
        var made = Drawn(first, second);
        made.TakeThird([Totals((decimal)first), Totals((decimal)second), Totals((decimal)third)], Rules, Rounding, Sittings.Now);

        Assert.Equal(state, made.State);
        Assert.Equal((decimal?)mark, made.Mark);
    }

    [Fact]
    public void Collective_marking_ends_with_minutes_and_a_mark_of_the_head()
    {
        var made = Drawn(5, 7);
        made.TakeThird([Totals(5), Totals(7), Totals(9)], Rules, Rounding, Sittings.Now);

        Refused("Reconciliation.MinutesRequired", () => Settle(made, 7, ""));
        Settle(made, 7);

        Assert.Equal((ReconciliationState.MarkedTogether, 7m), (made.State, made.Mark));
    }

    [Fact]
    public void Without_a_drawn_third_no_third_sheet_counts() =>
        Refused("Reconciliation.NoThirdWanted", () => Made(5, 7).TakeThird([Totals(5), Totals(7), Totals(6)], Rules, Rounding, Sittings.Now));

    [Fact]
    public void A_sheets_totals_are_those_of_its_questions()
    {
        var paper = new ExamPaper(Sittings.Centre, Guid.NewGuid(), "Đề", Head, Sittings.Now);
        var one = paper.Ask(QuestionKind.Theory, "Một.", 5);
        var two = paper.Ask(QuestionKind.Theory, "Hai.", 5);
        var sheet = new MarkSheet(Sittings.Centre, script.Id, 1, Head);
        sheet.Mark(one.AddSchemeItem("a", 2), 1.5m, 0.25m, Sittings.Now);
        sheet.Mark(one.AddSchemeItem("b", 3), 2m, 0.25m, Sittings.Now);
        sheet.Mark(two.AddSchemeItem("c", 5), 4.25m, 0.25m, Sittings.Now);

        var totals = SheetTotals.Of(sheet, paper.Questions.Select(asked => asked.Question));

        Assert.Equal((7.75m, 3.5m, 4.25m), (totals.Whole, totals.Questions[one.Id], totals.Questions[two.Id]));
    }

    [Theory]
    [InlineData("\"national\"", null)]
    [InlineData("\"hundred-point\"", "PolicyRecord.Missing")]
    [InlineData("\"ten-point\"", "PolicyRecord.ProfileUnknown")]
    public void Another_profile_is_refused_by_name(string profile, string? rule) => AssertRead(rule, Book(profile, Bands));

    [Theory]
    [InlineData("""{"agreeBelow":1,"discussUpTo":1.5,"thirdMarkAbove":1.5,"meanOfThreeUpToSpread":2.5}""")]
    [InlineData("""{"agreeBelow":1,"discussUpTo":1.5,"thirdMarkAbove":2,"meanOfThreeUpToSpread":2.5,"compare":"Whole"}""")]
    [InlineData("""{"agreeBelow":2,"discussUpTo":1.5,"thirdMarkAbove":1.5,"meanOfThreeUpToSpread":2.5,"compare":"Whole"}""")]
    public void Bands_that_leave_a_gap_or_do_not_say_what_is_compared_are_refused(string bands) =>
        AssertRead("PolicyRecord.Unreadable", Book("\"national\"", bands));

    [Theory]
    [InlineData("""{"scale":100,"thirdMarkFrom":20}""")]
    [InlineData("""{"scale":10,"step":1,"thirdMarkFrom":2,"compare":"Whole"}""")]
    [InlineData("""{"scale":100,"step":3,"thirdMarkFrom":20,"compare":"Whole"}""")]
    [InlineData("""{"scale":100,"step":1,"thirdMarkFrom":0,"compare":"Whole"}""")]
    public void A_hundred_point_profile_that_does_not_say_its_step_or_what_is_compared_is_refused(string rules) =>
        AssertRead("PolicyRecord.Unreadable", Sittings.Policies((PolicyKey.ReconciliationProfile, "\"hundred-point\""), (PolicyKey.HundredPointReconciliation, rules)));

    private const string Bands = """{"agreeBelow":1,"discussUpTo":1.5,"thirdMarkAbove":1.5,"meanOfThreeUpToSpread":2.5,"compare":"WholeOrQuestion"}""";

    private static PolicyBook Book(string profile, string bands) =>
        Sittings.Policies((PolicyKey.ReconciliationProfile, profile), (PolicyKey.NationalReconciliation, bands));

    private static void AssertRead(string? rule, PolicyBook book)
    {
        if (rule is null)
        {
            Assert.Equal(Rules, book.Reconciliation);
        }
        else
        {
            Refused(rule, () => _ = book.Reconciliation);
        }
    }

    private Reconciliation Drawn(double first, double second)
    {
        var made = Made(first, second);
        made.DrawThird([Sheet(1), Sheet(2)], [Guid.NewGuid()], Lot);
        return made;
    }

    private Reconciliation Made(double first, double second) => Made(Totals((decimal)first), Totals((decimal)second), Rules);

    private Reconciliation Made(SheetTotals first, SheetTotals second, ReconciliationRules rules) =>
        new(script, first, second, rules, Rounding, Sittings.Now);

    private MarkSheet Sheet(int round) => new(Sittings.Centre, script.Id, round, Guid.NewGuid());

    /// <summary>A sheet of two questions; all of it in the first unless said.</summary>
    private static SheetTotals Totals(decimal first, decimal second = 0) =>
        new(first + second, new Dictionary<Guid, decimal> { [Questions[0]] = first, [Questions[1]] = second });

    private static void Settle(Reconciliation made, decimal mark, string minutes = "Thảo luận ý 2.") =>
        made.Settle(mark, minutes, points: 10, step: 0.25m, Head, Sittings.Now);

    private static void Refused(string rule, Action act) => Assert.Equal(rule, Assert.Throws<RuleBrokenException>(act).Key);
}
