using Lms.Domain.Organisation;

namespace Lms.Domain.Tests.Organisation;

public sealed class CentreStageTests
{
    private static readonly Guid Centre = Guid.NewGuid();
    private static readonly DateOnly Merged = new(2025, 7, 1);
    private static readonly DateOnly Today = new(2026, 11, 27);
    private static readonly UnitLevel District = Level("district");
    private static readonly UnitLevel Region = Level("region");
    private static readonly UnitLevel Commune = Level("commune");

    private readonly List<CentreStage> stages = [];

    [Fact]
    public void A_district_centre_that_became_a_regional_one_is_each_on_its_days()
    {
        Enter(District, null);
        Enter(Region, Merged);

        Assert.Equal("district", On(Merged.AddDays(-1)));
        Assert.Equal("region", On(Merged));
        Assert.Equal("region", On(Today));
    }

    [Fact]
    public void A_day_before_the_first_level_on_record_is_answered_by_none_until_it_is_written_down()
    {
        Enter(Commune, Merged);
        Assert.Null(On(Merged.AddDays(-1)));

        Enter(District, new DateOnly(1995, 6, 3));
        Assert.Equal("district", On(Merged.AddDays(-1)));
        Assert.Null(On(new DateOnly(1995, 6, 2)));
        Assert.Equal("commune", On(Merged));

        Enter(Level("school"), null);
        Assert.Equal("school", On(new DateOnly(1990, 1, 1)));
    }

    [Fact]
    public void Two_acts_of_one_day_are_one_level()
    {
        Enter(District, null);
        Enter(Region, Merged);
        Enter(Commune, Merged);

        Assert.Equal(2, stages.Count);
        Assert.Equal("commune", On(Merged));
    }

    [Fact]
    public void No_act_reaches_behind_the_latest_ahead_of_today_or_says_nothing_new()
    {
        Enter(District, new DateOnly(1995, 6, 3));
        Enter(Region, Merged);

        Assert.Equal("CentreStage.NotAfterLatest", Broken(Commune, Merged.AddDays(-1)));
        Assert.Equal("Unit.DayToCome", Broken(Commune, Today.AddDays(1)));
        Assert.Equal("CentreStage.NothingChanges", Broken(Region, Today));
        Assert.Equal("CentreStage.NothingChanges", Broken(District, null));
        Assert.Equal("CentreStage.BasisRequired", Broken(Commune, Today, "  "));
        Assert.Equal("Unit.BasisTooLong", Broken(Commune, Today, new string('x', 301)));
        Assert.Equal("CentreStage.NotOfCentres", Broken(new UnitLevel(Centre, "cell", "chi bộ", "cell", UnitKind.PartyCell, 1), Today));
        Assert.Equal(2, stages.Count);
    }

    [Fact]
    public void The_beginning_that_nobody_knows_is_told_once()
    {
        Enter(District, null);

        Assert.Equal("CentreStage.DayRequired", Broken(Region, null));
    }

    private string? On(DateOnly day) => CentreStage.On(stages, day)?.Level;

    private void Enter(UnitLevel level, DateOnly? day, string basis = "Quyết định 15")
    {
        var stage = CentreStage.Enter(Centre, stages, level, day, basis, Today);
        if (!stages.Contains(stage))
        {
            stages.Add(stage);
        }
    }

    private string Broken(UnitLevel level, DateOnly? day, string basis = "Quyết định 15") =>
        Assert.Throws<RuleBrokenException>(() => Enter(level, day, basis)).Key;

    private static UnitLevel Level(string code) => new(Centre, code, code, code, UnitKind.TrainingCentre, 1);
}
