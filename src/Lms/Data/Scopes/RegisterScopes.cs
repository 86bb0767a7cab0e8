using Lms.Domain.Organisation;
using Lms.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Scopes;

/// <summary>A person's unit at one place, today.</summary>
public sealed class PlacedUnit
{
    public required Guid PersonId { get; init; }

    public required Guid UnitId { get; init; }

    public required string Name { get; init; }
}

/// <summary>The dated parts of the register as they stand on a day.</summary>
public static class RegisterScopes
{
    /// <summary>The units that people of a centre come from on a day.</summary>
    public static IQueryable<PlacedUnit> HomeUnits(this LmsDbContext db, Guid centreId, DateOnly day) =>
        db.UnitsAt(centreId, UnitPlace.Home, day);

    public static IQueryable<PlacedUnit> UnitsAt(this LmsDbContext db, Guid centreId, UnitPlace place, DateOnly day) =>
        db.UnitMemberships.AsNoTracking()
            .Where(one => one.CentreId == centreId && one.Place == place && one.From <= day && (one.To == null || one.To >= day))
            .Join(
                db.Units,
                one => new { one.CentreId, Id = one.UnitId },
                unit => new { unit.CentreId, unit.Id },
                (one, unit) => new PlacedUnit { PersonId = one.PersonId, UnitId = unit.Id, Name = unit.Name });

    /// <summary>Units that last on a day.</summary>
    public static IQueryable<Unit> Lasting(this IQueryable<Unit> units, Guid centreId, DateOnly day) =>
        units.Where(unit => unit.CentreId == centreId && (unit.LastDay == null || unit.LastDay >= day));

    /// <summary>The duties held at a centre on a day, in SQL what <see cref="DutyAssignment.IsHeldOn"/> says.</summary>
    public static IQueryable<DutyAssignment> HeldOn(this IQueryable<DutyAssignment> duties, Guid centreId, DateOnly day) =>
        duties.Where(duty => duty.CentreId == centreId && duty.WithdrawnAt == null && duty.From <= day && (duty.To == null || duty.To >= day));

    /// <summary>The one that speaks first, in SQL what <see cref="DutyAssignment.On"/> says.</summary>
    public static IQueryable<DutyAssignment> SpeakingFirst(this IQueryable<DutyAssignment> held) =>
        held.OrderByDescending(duty => duty.IsPrimary).ThenByDescending(duty => duty.From).ThenBy(duty => duty.Id);

    /// <summary>A person's time in units of the centre, tracked: to be moved by <see cref="UnitHistory.Move"/>.</summary>
    public static Task<List<UnitMembership>> UnitsOf(this LmsDbContext db, Guid centreId, Guid personId, CancellationToken stop) =>
        db.UnitMemberships.Where(one => one.CentreId == centreId && one.PersonId == personId).ToListAsync(stop);

    /// <summary>Keeps what a move changed; the caller saves.</summary>
    public static void Keep(this LmsDbContext db, UnitMove move)
    {
        if (move.TakenBack is { } mistaken)
        {
            db.UnitMemberships.Remove(mistaken);
        }

        if (move.Added is { } added)
        {
            db.UnitMemberships.Add(added);
        }
    }
}
