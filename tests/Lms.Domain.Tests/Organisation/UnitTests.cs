using Lms.Domain.Organisation;

namespace Lms.Domain.Tests.Organisation;

public sealed class UnitTests
{
    private static readonly Guid Centre = Guid.NewGuid();
    private static readonly DateOnly Monday = new(2026, 3, 9);
    private static readonly DateOnly Today = Monday.AddDays(100);

    private readonly Unit commune = AUnit("Đảng bộ xã Đoài Thượng");
    private readonly Unit village = AUnit("Chi bộ thôn Đoài");

    [Fact]
    public void A_day_before_the_change_is_answered_by_the_old_name()
    {
        Rename(village, "Chi bộ thôn Đoài Nam", Monday);

        Assert.Equal("Chi bộ thôn Đoài", village.NameOn(Monday.AddDays(-1)));
        Assert.Equal("Chi bộ thôn Đoài Nam", village.NameOn(Monday));
        Assert.Equal("Chi bộ thôn Đoài Nam", village.Name);
        Assert.Equal("chi bo thon doai nam", village.SearchText);
    }

    [Fact]
    public void A_day_before_a_founding_that_is_known_is_answered_too()
    {
        var founded = new Unit(Centre, "Chi bộ mới", "cell", "", founded: Monday, basis: "QĐ 1");

        Assert.Equal("Chi bộ mới", founded.NameOn(Monday.AddDays(-400)));
        Assert.Equal("QĐ 1", founded.Stages[0].Basis);
    }

    [Fact]
    public void Two_acts_of_one_day_are_one_stage_with_both_papers()
    {
        village.Change("Chi bộ thôn Đoài Nam", "cell", "thôn Đoài Nam", Monday, "QĐ 12", Today);
        village.MoveUnder(commune, [], Monday, "QĐ 13", Today);

        Assert.Equal(2, village.Stages.Count);
        Assert.Equal("QĐ 12; QĐ 13", village.Stages[1].Basis);
        Assert.Equal((commune.Id, "Chi bộ thôn Đoài Nam"), (village.Stages[1].ParentId!.Value, village.NameOn(Monday)));
    }

    [Fact]
    public void An_act_before_the_latest_stage_is_refused()
    {
        Rename(village, "Chi bộ thôn Đoài Nam", Monday);

        Assert.Equal("Unit.DayTooEarly", Broken(() => Rename(village, "Chi bộ khác", Monday.AddDays(-1))));
        Assert.Equal("Unit.DayTooEarly", Broken(() => village.Dissolve(Monday, "", Today)));
        village.Dissolve(Monday.AddDays(1), "", Today);
        Assert.Equal(Monday, village.LastDay);
    }

    [Fact]
    public void An_act_on_a_day_to_come_is_refused()
    {
        Assert.Equal("Unit.DayToCome", Broken(() => Rename(village, "Chi bộ khác", Today.AddDays(1))));
        Assert.Equal("Unit.DayToCome", Broken(() => village.Dissolve(Today.AddDays(1), "", Today)));
    }

    [Fact]
    public void A_change_that_changes_nothing_is_refused() => Assert.Equal(
        "Unit.NothingChanges", Broken(() => village.Change("  Chi bộ  thôn Đoài ".Normalize(System.Text.NormalizationForm.FormD), "cell", "", Monday, "", Today)));

    [Fact]
    public void A_unit_does_not_stand_under_itself_nor_under_one_below_it()
    {
        Assert.Equal("Unit.UnderItself", Broken(() => village.MoveUnder(village, [], Monday, "", Today)));
        Assert.Equal("Unit.UnderItself", Broken(() => commune.MoveUnder(village, [commune.Id], Monday, "", Today)));
        Assert.Equal("Unit.IntoItself", Broken(() => village.MergeInto(village, [], Monday, "", Today)));
        Assert.Equal("Unit.IntoItself", Broken(() => commune.MergeInto(village, [commune.Id], Monday, "", Today)));
    }

    [Fact]
    public void A_merged_unit_ends_the_day_before_and_names_its_successor()
    {
        village.MergeInto(commune, [], Monday, "NQ 7", Today);

        Assert.Equal((Monday.AddDays(-1), commune.Id, "NQ 7"), (village.LastDay!.Value, village.SuccessorId!.Value, village.EndBasis));
        Assert.True(village.LastsOn(Monday.AddDays(-1)));
        Assert.False(village.LastsOn(Monday));
        Assert.Equal("Chi bộ thôn Đoài", village.NameOn(Today));
    }

    [Fact]
    public void Nothing_happens_any_more_to_a_unit_that_has_ended_nor_under_it()
    {
        village.Dissolve(Monday, "", Today);

        Assert.Equal("Unit.HasEnded", Broken(() => Rename(village, "Chi bộ khác", Today)));
        Assert.Equal("Unit.HasEnded", Broken(() => village.MoveUnder(null, [], Today, "", Today)));
        Assert.Equal("Unit.HasEnded", Broken(() => village.Dissolve(Today, "", Today)));
        Assert.Equal("Unit.HasEnded", Broken(() => commune.MoveUnder(village, [], Today, "", Today)));
        Assert.Equal("Unit.HasEnded", Broken(() => commune.MergeInto(village, [], Today, "", Today)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void A_unit_without_a_name_is_refused(string name) => Assert.Equal("Unit.NameRequired", Broken(() => Rename(village, name, Monday)));

    [Fact]
    public void A_basis_longer_than_its_place_is_refused() => Assert.Equal(
        "Unit.BasisTooLong", Broken(() => village.Change("Chi bộ khác", "cell", "", Monday, new string('x', 301), Today)));

    /// <summary>Whatever acts follow each other: a day has one name, and an act on a day changes no answer for a day before it.</summary>
    [Fact]
    public void No_sequence_of_acts_changes_history_behind_it()
    {
        foreach (var seed in Enumerable.Range(1, 60))
        {
            var random = new Random(seed);
            DateOnly? founded = random.Next(3) == 0 ? null : Monday.AddDays(random.Next(20));
            var unit = new Unit(Centre, "tên 0", "cell", "", founded: founded);
            for (var step = 1; step <= 15; step++)
            {
                var day = Monday.AddDays(random.Next(-5, 110));
                var before = Answers(unit, founded);
                var done = Tries(() => Act(unit, random, step, day));

                Assert.Equal(before.Where(one => !done || one.Day < day), Answers(unit, founded).Where(one => !done || one.Day < day));
                Assert.Equal(unit.Stages.Count, unit.Stages.DistinctBy(stage => stage.From).Count());
                Assert.Equal((unit.Name, unit.ParentId), (unit.NameOn(Today), unit.Stages[^1].ParentId));
            }
        }
    }

    private void Act(Unit unit, Random random, int step, DateOnly day)
    {
        switch (random.Next(8))
        {
            case < 4:
                Rename(unit, $"tên {step}", day);
                break;
            case < 7:
                unit.MoveUnder(random.Next(2) == 0 ? null : commune, [], day, "", Today);
                break;
            default:
                unit.MergeInto(commune, [], day, "", Today);
                break;
        }
    }

    private static bool Tries(Action act)
    {
        try
        {
            act();
            return true;
        }
        catch (RuleBrokenException)
        {
            return false;
        }
    }

    private static List<(DateOnly Day, string Name, Guid? Parent, bool Lasts)> Answers(Unit unit, DateOnly? founded) =>
    [
        .. Enumerable.Range(-10, 115).Select(Monday.AddDays).Where(day => founded is null || day >= founded)
            .Select(day => (day, unit.NameOn(day), UnitStage.On(unit.Stages, day).ParentId, unit.LastsOn(day))),
    ];

    private static Unit AUnit(string name) => new(Centre, name, "cell", "");

    private static void Rename(Unit unit, string name, DateOnly day) => unit.Change(name, unit.Level, unit.Locality, day, "", Today);

    private static string Broken(Action act) => Assert.Throws<RuleBrokenException>(act).Key;
}
