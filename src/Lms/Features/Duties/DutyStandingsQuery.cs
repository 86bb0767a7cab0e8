using System.Runtime.CompilerServices;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Duties;

/// <summary>What about a trainee's duties wants the office's attention.</summary>
public enum DutyState
{
    None = 1,
    Expired,
    Ending,
    Overlapping,
    Unclear,
}

/// <summary>What the address asks for: a unit with all below it, a class, a state.</summary>
public sealed record DutyFilter(DutyState? State = null, Guid? Unit = null, Guid? Class = null, int Page = 1)
{
    public const int Size = 50;
    private const int LastPage = 100_000;

    public DutyState Shown => State is { } state && Enum.IsDefined(state) ? state : DutyState.None;

    public int Number => Math.Clamp(Page, 1, LastPage);

    public string Query(DutyState state) => $"?state={state}{(Unit is { } unit ? $"&unit={unit}" : "")}{(Class is { } one ? $"&class={one}" : "")}";
}

public sealed record StandingCounts(int None, int Expired, int Ending, int Overlapping, int Unclear)
{
    public int Of(DutyState state) => state switch
    {
        DutyState.None => None,
        DutyState.Expired => Expired,
        DutyState.Ending => Ending,
        DutyState.Overlapping => Overlapping,
        _ => Unclear,
    };
}

/// <summary>A trainee with the duties that the state is about.</summary>
public sealed record StandingRow(Guid PersonId, string FullName, string Code, string? Unit)
{
    public IReadOnlyList<DutyAssignment> Duties { get; set; } = [];
}

public sealed record DutyStandingsPage(
    DutyFilter Filter, DateOnly Today, StandingCounts Counts, IReadOnlyList<StandingRow> People,
    IReadOnlyList<SelectListItem> Units, IReadOnlyList<SelectListItem> Classes)
{
    public int Total => Counts.Of(Filter.Shown);
}

/// <summary>The office's lists of trainees whose duties want attention, in five statements.</summary>
public sealed class DutyStandingsQuery(LmsDbContext db, TimeProvider clock)
{
    private const int ReadAtOnce = 1_000;

    public async Task<DutyStandingsPage> Read(Guid centreId, DutyFilter filter, CancellationToken stop)
    {
        var today = clock.Today();
        var people = await Ordered(centreId, filter, today).Skip((filter.Number - 1) * DutyFilter.Size).Take(DutyFilter.Size).ToListAsync(stop);
        await AddDuties(centreId, people, filter.Shown, today, stop);
        return new DutyStandingsPage(
            filter, today, await Counts(centreId, filter, today, stop), people,
            await db.UnitChoices(centreId, today, stop),
            await db.Classes.AsNoTracking().Where(one => one.CentreId == centreId).OrderByDescending(one => one.Opens).ThenBy(one => one.Id)
                .Select(one => new SelectListItem(one.Name, one.Id.ToString())).ToListAsync(stop));
    }

    /// <summary>All whom a state is about, up to a number.</summary>
    public Task<List<Guid>> PeopleIn(Guid centreId, DutyFilter filter, int most, CancellationToken stop) =>
        Ordered(centreId, filter, clock.Today()).Select(row => row.PersonId).Take(most).ToListAsync(stop);

    /// <summary>All whom a state is about, read some at a time: none of them are kept, and the connection is free between.</summary>
    public async IAsyncEnumerable<StandingRow> All(Guid centreId, DutyFilter filter, [EnumeratorCancellation] CancellationToken stop)
    {
        var today = clock.Today();
        foreach (var some in (await PeopleIn(centreId, filter, int.MaxValue, stop)).Chunk(ReadAtOnce))
        {
            var people = await Rows(centreId, db.People.Where(person => some.Contains(person.Id)), today).ToListAsync(stop);
            await AddDuties(centreId, people, filter.Shown, today, stop);
            foreach (var row in people)
            {
                yield return row;
            }
        }
    }

    private IQueryable<StandingRow> Ordered(Guid centreId, DutyFilter filter, DateOnly today) => Rows(
        centreId, In(Within(centreId, filter, today), filter.Shown).Join(db.People, standing => standing.PersonId, person => person.Id, (_, person) => person), today);

    private IQueryable<StandingRow> Rows(Guid centreId, IQueryable<Person> people, DateOnly today)
    {
        var units = db.HomeUnits(centreId, today);
        return people.AsNoTracking()
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Code)
            .Select(person => new StandingRow(
                person.Id, person.FullName, person.Code,
                units.Where(unit => unit.PersonId == person.Id).Select(unit => unit.Name).FirstOrDefault()));
    }

    private async Task<StandingCounts> Counts(Guid centreId, DutyFilter filter, DateOnly today, CancellationToken stop) =>
        await Within(centreId, filter, today)
            .GroupBy(_ => 1)
            .Select(all => new StandingCounts(
                all.Count(one => one.IsNone), all.Count(one => one.IsExpired), all.Count(one => one.IsEnding),
                all.Count(one => one.IsOverlapping), all.Count(one => one.IsUnclear)))
            .SingleOrDefaultAsync(stop) ?? new StandingCounts(0, 0, 0, 0, 0);

    private IQueryable<DutyStanding> Within(Guid centreId, DutyFilter filter, DateOnly today)
    {
        var standings = db.DutyStandings(centreId, today);
        if (filter.Class is { } chosen)
        {
            standings = standings.Where(one => db.Enrolments.Any(place =>
                place.CentreId == centreId && place.ClassId == chosen && place.PersonId == one.PersonId && place.LeftAt == null));
        }

        if (filter.Unit is { } unit)
        {
            var below = db.UnitsFrom(centreId, unit);
            standings = standings.Where(one => db.UnitMemberships.Any(place => place.CentreId == centreId && place.PersonId == one.PersonId
                && place.Place == UnitPlace.Home && place.From <= today && (place.To == null || place.To >= today) && below.Contains(place.UnitId)));
        }

        return standings;
    }

    private static IQueryable<DutyStanding> In(IQueryable<DutyStanding> standings, DutyState state) => state switch
    {
        DutyState.Expired => standings.Where(one => one.IsExpired),
        DutyState.Ending => standings.Where(one => one.IsEnding),
        DutyState.Overlapping => standings.Where(one => one.IsOverlapping),
        DutyState.Unclear => standings.Where(one => one.IsUnclear),
        _ => standings.Where(one => one.IsNone),
    };

    private async Task AddDuties(Guid centreId, List<StandingRow> people, DutyState state, DateOnly today, CancellationToken stop)
    {
        var ids = people.ConvertAll(row => row.PersonId);
        var duties = await db.DutyAssignments.AsNoTracking()
            .Where(duty => duty.CentreId == centreId && ids.Contains(duty.PersonId) && duty.WithdrawnAt == null)
            .OrderByDescending(duty => duty.From).ThenBy(duty => duty.Id)
            .ToListAsync(stop);
        var ofPerson = duties.ToLookup(duty => duty.PersonId);
        foreach (var row in people)
        {
            var own = ofPerson[row.PersonId];
            row.Duties = state switch
            {
                DutyState.Expired => [.. own.OrderByDescending(duty => duty.To).Take(1)],
                DutyState.Unclear => [.. own.Where(duty => duty.WantsLook && (duty.To is null || duty.To >= today))],
                _ => [.. own.Where(duty => duty.To is null || duty.To >= today)],
            };
        }
    }
}
