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

    /// <summary>Units that last as long as what is held there: to its last day, or on without one.</summary>
    public static IQueryable<Unit> LastingTo(this IQueryable<Unit> units, Guid centreId, DateOnly? lastDay) =>
        units.Lasting(centreId, lastDay ?? DateOnly.MaxValue);

    /// <summary>Units of a day that people may come from: lecturers work in a teaching group, nobody comes from one.</summary>
    public static IQueryable<Unit> Homes(this LmsDbContext db, Guid centreId, DateOnly day) =>
        db.Units.Lasting(centreId, day).Where(unit => !db.UnitLevels.Any(level =>
            level.CentreId == centreId && level.Code == unit.Level && level.Kind == UnitKind.TeachingGroup));

    /// <summary>
    /// A unit and every unit that stands above it on some day from a day on. Which of them did so on one and the same day is not
    /// told apart: a move that might put a unit under itself on a day gone by is refused too.
    /// </summary>
    public static Task<List<Guid>> UnitsAbove(this LmsDbContext db, Guid centreId, Guid unitId, DateOnly day, CancellationToken stop) =>
        db.Database.SqlQuery<Guid>($"""
            with recursive spans as (
                select unit_id, parent_id, lead("from") over (partition by unit_id order by "from" nulls first) as next
                from unit_stages where centre_id = {centreId}),
            above (id) as (
                select {unitId}
                union
                select s.parent_id from above a join spans s on s.unit_id = a.id
                where s.parent_id is not null and (s.next is null or s.next > {day}))
            select id as "Value" from above
            """).ToListAsync(stop);

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
