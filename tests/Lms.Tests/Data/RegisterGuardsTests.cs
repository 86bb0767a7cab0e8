using Lms.Data;
using Lms.Domain.People;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Data;

/// <summary>What no two people writing at once may bring about, held by the database itself.</summary>
public sealed class RegisterGuardsTests(LmsApp app) : IClassFixture<LmsApp>
{
    private static readonly DateOnly Monday = new(2031, 3, 10);
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public async Task Nobody_holds_two_primary_duties_on_one_day(int days, bool overlaps)
    {
        var (centre, person, unit) = await Somebody("SV-HV31");
        await app.InDatabase(db => db.DutyAssignments.Where(duty => duty.PersonId == person).ExecuteDeleteAsync(Stop));

        var saved = await app.InDatabase(async db =>
        {
            db.DutyAssignments.Add(Duty(centre, person, unit, Monday, Monday.AddDays(10)));
            db.DutyAssignments.Add(Duty(centre, person, unit, Monday.AddDays(days), null));
            return await db.SaveUnlessOverlapping(Stop);
        });

        Assert.Equal(!overlaps, saved);
        Assert.Equal(overlaps ? 0 : 2, await app.InDatabase(db => db.DutyAssignments.CountAsync(duty => duty.PersonId == person, Stop)));
    }

    [Theory]
    [InlineData(UnitPlace.Home, false)]
    [InlineData(UnitPlace.TeachingGroup, true)]
    public async Task Nobody_is_in_two_units_of_one_place_on_one_day(UnitPlace place, bool saves)
    {
        var (centre, person, unit) = await Somebody("SV-HV32");

        Assert.Equal(saves, await app.InDatabase(async db =>
        {
            db.UnitMemberships.Add(new UnitMembership(centre, person, unit, place, Monday));
            return await db.SaveUnlessOverlapping(Stop);
        }));
    }

    private static DutyAssignment Duty(Guid centre, Guid person, Guid unit, DateOnly from, DateOnly? to)
    {
        var duty = new DutyAssignment(centre, person, "bí thư chi bộ", "chủ trì sinh hoạt", "CellLeadership", unit, from, isPrimary: true);
        if (to is { } last)
        {
            duty.End(last);
        }

        return duty;
    }

    private async Task<(Guid Centre, Guid Person, Guid Unit)> Somebody(string code)
    {
        var centre = await app.Centre("song-van");
        return (centre, await app.Person(code), await app.InDatabase(db => db.Units.Where(unit => unit.CentreId == centre).Select(unit => unit.Id).FirstAsync(Stop)));
    }
}
