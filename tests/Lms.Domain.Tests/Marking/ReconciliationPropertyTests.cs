using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;

namespace Lms.Domain.Tests.Marking;

/// <summary>
/// Whatever marks two or three markers give, and whatever bounds a centre sets: what holds for every pair, in both profiles.
/// The worked cases of the regulations stand beside, at their exact borders.
/// </summary>
public sealed class ReconciliationPropertyTests
{
    private static readonly NationalRules National = new(1.0m, 1.5m, 1.5m, 2.5m, ComparedMarks.Whole);
    private static readonly HundredPointRules Hundred = new(100, 1, 20, ComparedMarks.Whole);
    private static readonly MarkRounding Rounding = new(2, "HalfUp");
    private static readonly Lot Lot = new(new Random(1).Next);
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000).WithEndSize(400).WithQuietOnSuccess(true);

    private static readonly ExamPaper Paper = Sittings.Paper(10, 90);
    private static readonly Script Script = Sittings.Script(Paper, "Bài");

    [Fact]
    public void Every_pair_of_marks_falls_into_exactly_one_band() => Holds((rules, marks) =>
    {
        var difference = Math.Abs(marks.One - marks.Other);
        var bands = rules switch
        {
            NationalRules bounds => new[] { difference < bounds.AgreeBelow, difference >= bounds.AgreeBelow && difference <= bounds.DiscussUpTo, difference > bounds.DiscussUpTo },
            HundredPointRules bounds => [difference < bounds.ThirdMarkFrom, false, difference >= bounds.ThirdMarkFrom],
            _ => [],
        };
        var at = Array.IndexOf(bands, true);
        return bands.Count(holds => holds) == 1 && rules.BandOf(difference) == (DifferenceBand)(at + 1)
            && Made(rules, marks).State == (ReconciliationState)(at + 1);
    });

    [Fact]
    public void A_mark_made_by_rule_lies_between_the_lowest_and_the_highest() => Holds((rules, marks) =>
    {
        var two = Made(rules, marks).Mark;
        var three = Third(rules, marks)?.Mark;
        return (two is null || IsBetween(two.Value, marks.One, marks.Other)) && (three is null || IsBetween(three.Value, marks.One, marks.Other, marks.Third));
    });

    [Fact]
    public void It_does_not_matter_which_of_the_two_marked_first() => Holds((rules, marks) =>
    {
        var turned = marks with { One = marks.Other, Other = marks.One };
        return Told(Made(rules, marks)) == Told(Made(rules, turned)) && Told(Third(rules, marks)) == Told(Third(rules, turned));
    });

    [Fact]
    public void Two_equal_marks_count_and_two_of_three() => Holds((rules, marks) =>
    {
        var same = marks with { Other = marks.One };
        var made = Made(rules, same);
        var third = Third(rules, marks with { Third = marks.One });
        return made.State == ReconciliationState.Agreed && made.Mark == marks.One && (third is null || third.Mark == marks.One);
    });

    [Fact]
    public void Three_marks_end_in_one_way_and_only_the_far_apart_wait_for_people() => Holds((rules, marks) =>
        Third(rules, marks) is not { } third || (third.Mark is null) == (third.State == ReconciliationState.ToMarkTogether)
            && (third.State == ReconciliationState.ThirdCounts) == (rules is HundredPointRules));

    [Fact]
    public void Sheets_never_change() => Holds((rules, marks) =>
    {
        var sheets = new[] { Sheet(1, marks.One), Sheet(2, marks.Other), Sheet(3, marks.Third) };
        var before = sheets.Select(Written).ToList();
        var totals = sheets.Select(sheet => SheetTotals.Of(sheet, Paper.Questions.Select(asked => asked.Question))).ToList();
        var made = new Reconciliation(Script, totals[0], totals[1], rules, Rounding, Sittings.Now);
        if (made.State == ReconciliationState.ThirdWanted)
        {
            made.DrawThird([.. sheets.Take(2)], [Guid.NewGuid()], Lot);
            made.TakeThird(totals, rules, Rounding, Sittings.Now);
        }

        if (made.IsToSettle)
        {
            made.Settle(marks.One, "Đã bàn.", rules.Scale, 0.25m, Guid.NewGuid(), Sittings.Now);
        }

        return before.SequenceEqual(sheets.Select(Written)) && totals.Select(sheet => sheet.Whole).SequenceEqual([marks.One, marks.Other, marks.Third]);
    });

    [Theory]
    [InlineData(6.0, 6.99, ReconciliationState.Agreed)]
    [InlineData(6.0, 7.0, ReconciliationState.ToDiscuss)]
    [InlineData(6.0, 7.5, ReconciliationState.ToDiscuss)]
    [InlineData(6.0, 7.51, ReconciliationState.ThirdWanted)]
    [InlineData(0, 10, ReconciliationState.ThirdWanted)]
    public void The_national_borders(double one, double other, ReconciliationState state) =>
        Assert.Equal(state, Made(National, new Marks((decimal)one, (decimal)other, 0)).State);

    [Theory]
    [InlineData(5, 7.5, 6.25, ReconciliationState.MeanOfThree, 6.25)]
    [InlineData(5, 7, 7.5, ReconciliationState.MeanOfThree, 6.5)]
    [InlineData(5, 7, 7.51, ReconciliationState.ToMarkTogether, null)]
    [InlineData(2, 9, 9, ReconciliationState.TwoOfThree, 9.0)]
    public void The_national_three(double one, double other, double third, ReconciliationState state, double? mark) =>
        Assert.Equal((state, (decimal?)mark), Told(Third(National, new Marks((decimal)one, (decimal)other, (decimal)third))));

    [Theory]
    [InlineData(60, 60, ReconciliationState.Agreed, 60.0)]
    [InlineData(60, 79, ReconciliationState.Agreed, 69.5)]
    [InlineData(60, 79.99, ReconciliationState.Agreed, 70.0)]
    [InlineData(60, 80, ReconciliationState.ThirdWanted, null)]
    [InlineData(80, 60, ReconciliationState.ThirdWanted, null)]
    public void The_hundred_point_border(double one, double other, ReconciliationState state, double? mark) =>
        Assert.Equal((state, (decimal?)mark), Told(Made(Hundred, new Marks((decimal)one, (decimal)other, 0))));

    [Theory]
    [InlineData(60, 80, 71, 71.0)]
    [InlineData(60, 80, 95, 95.0)]
    [InlineData(0, 100, 100, 100.0)]
    public void The_third_of_a_hundred_points_is_final(double one, double other, double third, double mark) => Assert.Equal(
        (ReconciliationState.ThirdCounts, (decimal?)mark), Told(Third(Hundred, new Marks((decimal)one, (decimal)other, (decimal)third))));

    /// <summary>Both shipped profiles, and such as a centre might set, over marks of their scale.</summary>
    private static void Holds(Func<ReconciliationRules, Marks, bool> property) =>
        Prop.ForAll(ArbMap.Default.ArbFor<Draw>(), draw => new ReconciliationRules[] { National, draw.National, Hundred, draw.Hundred }
            .Select(rules => (Rules: rules, Marks: draw.On(rules)))
            .All(given => property(given.Rules, given.Marks))).Check(Many);

    private static Reconciliation Made(ReconciliationRules rules, Marks marks) =>
        new(Script, Totals(marks.One), Totals(marks.Other), rules, Rounding, Sittings.Now);

    /// <summary>Null where the two need no third.</summary>
    private static Reconciliation? Third(ReconciliationRules rules, Marks marks)
    {
        var made = Made(rules, marks);
        if (made.State != ReconciliationState.ThirdWanted)
        {
            return null;
        }

        made.DrawThird([], [Guid.NewGuid()], Lot);
        made.TakeThird([Totals(marks.One), Totals(marks.Other), Totals(marks.Third)], rules, Rounding, Sittings.Now);
        return made;
    }

    private static SheetTotals Totals(decimal whole) => new(whole, new Dictionary<Guid, decimal>());

    private static MarkSheet Sheet(int round, decimal total)
    {
        var sheet = new MarkSheet(Sittings.Centre, Script.Id, round, Guid.NewGuid());
        foreach (var item in Paper.Questions[0].Question.Scheme)
        {
            var mark = Math.Min(item.Max, total);
            sheet.Mark(item, mark, 0.01m, Sittings.Now);
            total -= mark;
        }

        sheet.Lock([.. Paper.Questions[0].Question.Scheme], Sittings.Now);
        return sheet;
    }

    private static string Written(MarkSheet sheet) =>
        $"{sheet.Round} {sheet.LockedAt} {sheet.Sequence} {string.Join(' ', sheet.Marks.Select(mark => $"{mark.SchemeItemId}:{mark.Value}"))}";

    private static bool IsBetween(decimal mark, params decimal[] marks) => mark >= marks.Min() && mark <= marks.Max();

    private static (ReconciliationState?, decimal?) Told(Reconciliation? made) => (made?.State, made?.Mark);

    public sealed record Marks(decimal One, decimal Other, decimal Third);

    /// <summary>Plain numbers: FsCheck makes them, and makes them smaller where a property fails.</summary>
    public sealed record Draw(ushort One, ushort Other, ushort Third, byte Agree, byte Discuss, byte Spread, byte From)
    {
        // A quarter of a point is the step; bounds between two steps are a centre's right.
        public NationalRules National => new(
            (Agree + 1) / 50m, (Agree + 1 + Discuss) / 50m, (Agree + 1 + Discuss) / 50m, Spread / 50m, ComparedMarks.Whole);

        public HundredPointRules Hundred => new(100, 0.5m, 1 + (From % 100), ComparedMarks.Whole);

        public Marks On(ReconciliationRules rules) => new(Mark(One, rules), Mark(Other, rules), Mark(Third, rules));

        private static decimal Mark(ushort drawn, ReconciliationRules rules) => drawn % 41 * rules.Scale / 40;
    }
}
