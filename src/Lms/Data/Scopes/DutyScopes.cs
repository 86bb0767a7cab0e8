using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Scopes;

/// <summary>How a trainee stands with their duties on a day.</summary>
public sealed class DutyStanding
{
    public required Guid PersonId { get; init; }

    /// <summary>Nothing is held, nor was anything ever.</summary>
    public required bool IsNone { get; init; }

    /// <summary>Nothing is held any more.</summary>
    public required bool IsExpired { get; init; }

    /// <summary>All that is held, and what begins until then, ends within the days looked ahead.</summary>
    public required bool IsEnding { get; init; }

    /// <summary>
    /// Several duties are held and none comes first, or one position at one unit is on record twice for days to come.
    /// </summary>
    public required bool IsOverlapping { get; init; }

    /// <summary>A wording waits to be looked over.</summary>
    public required bool IsUnclear { get; init; }
}

public static class DutyScopes
{
    /// <summary>Roles that decide on everybody's corrections; a cell officer decides on those of the unit and below.</summary>
    public static readonly Role[] RegisterKeepers = [Role.AcademicOffice, Role.Director, Role.Administrator];

    private const int DaysAhead = 30;

    /// <summary>Every trainee of the centre on a day. By hand: the pages of 50,000 people count and turn over it.</summary>
    public static IQueryable<DutyStanding> DutyStandings(this LmsDbContext db, Guid centreId, DateOnly today)
    {
        var ahead = today.AddDays(DaysAhead);
        return db.Database.SqlQuery<DutyStanding>($"""
            select m.person_id as "PersonId",
                   d.person_id is null or not (d.held or d.former) as "IsNone",
                   coalesce(d.former and not d.held, false) as "IsExpired",
                   coalesce(d.held and d.until <= {ahead}, false) as "IsEnding",
                   coalesce((d.holds > 1 and not d.has_primary) or d.twice, false) as "IsOverlapping",
                   coalesce(d.unclear, false) as "IsUnclear"
            from memberships m
            join role_grants r on r.centre_id = m.centre_id and r.person_id = m.person_id and r.role = {(int)Role.Trainee}
            left join (
                select person_id, bool_or(held) as held, bool_or("to" < {today}) as former, count(*) filter (where held) as holds,
                       bool_or(held and is_primary) as has_primary, bool_or(unclear) as unclear, bool_or(twice) as twice,
                       max(coalesce("to", 'infinity')) filter (where "from" <= {ahead}) as until
                from (
                    select person_id, "from", "to", is_primary,
                           "from" <= {today} and coalesce("to" >= {today}, true) as held,
                           concerns <> 0 and looked_over_at is null and coalesce("to" >= {today}, true) as unclear,
                           coalesce("to" >= {today}, true) and "from" <= max(coalesce("to", 'infinity')) over (
                               partition by person_id, unit_id, position order by "from", id rows between unbounded preceding and 1 preceding) as twice
                    from duty_assignments where centre_id = {centreId} and withdrawn_at is null) one
                group by person_id) d on d.person_id = m.person_id
            where m.centre_id = {centreId} and m.since <= {today} and coalesce(m.until >= {today}, true)
            """);
    }

    /// <summary>A unit with all that is below it today.</summary>
    public static IQueryable<Guid> UnitsFrom(this LmsDbContext db, Guid centreId, Guid? unitId) =>
        db.Database.SqlQuery<Guid>($"""select id as "Value" from units_below({centreId}, {unitId}) as below(id)""");

    /// <summary>The corrections that somebody may decide on: never their own.</summary>
    public static IQueryable<DutyCorrection> DecidedBy(this LmsDbContext db, CurrentUser me, DateOnly today)
    {
        var (centreId, personId) = (me.CentreId, me.PersonId);
        var all = db.DutyCorrections.Where(correction => correction.CentreId == centreId);
        if (me.IsAnyOf(RegisterKeepers))
        {
            return all;
        }

        if (!me.Is(Role.CellOfficer))
        {
            return all.Where(_ => false);
        }

        var people = db.Database.SqlQuery<Guid>($"""
            select m.person_id as "Value"
            from unit_memberships own
            cross join units_below(own.centre_id, own.unit_id) as below(id)
            join unit_memberships m on m.centre_id = own.centre_id and m.unit_id = below.id
            where own.centre_id = {centreId} and own.person_id = {personId} and own.place = {(int)UnitPlace.Home}
                and own."from" <= {today} and coalesce(own."to" >= {today}, true)
                and m.place = {(int)UnitPlace.Home} and m."from" <= {today} and coalesce(m."to" >= {today}, true)
            """);
        return all.Where(correction => people.Contains(correction.PersonId));
    }
}
