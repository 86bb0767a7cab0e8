using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Units;

/// <summary>
/// Ends a unit with everything that hangs on it. The caller holds the centre's units, so what is loaded here is all there is.
/// </summary>
public sealed class UnitEnding(LmsDbContext db, CurrentUser me, TimeProvider clock)
{
    private Unit unit = null!;
    private List<Unit> children = [];
    private List<UnitMembership> people = [];
    private List<DutyAssignment> duties = [];

    /// <param name="day">The first day without the unit.</param>
    public async Task<EndingPreview> Count(Guid centreId, Guid id, string? successor, DateOnly day, CancellationToken stop) => new(
        successor,
        await PeopleFrom(centreId, id, day).Select(one => one.PersonId).Distinct().CountAsync(stop),
        await ChildrenOf(centreId, id).CountAsync(stop),
        await DutiesFrom(centreId, id, day).CountAsync(stop));

    public async Task Load(Unit ending, DateOnly day, CancellationToken stop)
    {
        unit = ending;
        children = await ChildrenOf(unit.CentreId, unit.Id).Include(child => child.Stages).AsSingleQuery().ToListAsync(stop);
        people = await PeopleFrom(unit.CentreId, unit.Id, day).ToListAsync(stop);
        duties = await DutiesFrom(unit.CentreId, unit.Id, day).ToListAsync(stop);
    }

    public void MergeInto(Unit successor, IReadOnlyCollection<Guid> above, DateOnly day, string basis, DutyFate fate)
    {
        unit.MergeInto(successor, above, day, basis, clock.Today());
        Record("Unit.Merged", unit.Id, $"{unit.Name} → {successor.Name}, {Shown(day)}");
        foreach (var child in children)
        {
            child.MoveUnder(successor, above, day, basis, clock.Today());
            Record("Unit.Moved", child.Id, $"{child.Name} → {successor.Name}, {Shown(day)}");
        }

        MovePeople(successor, day);
        EndDuties(fate == DutyFate.GoOn ? successor : null, day);
    }

    /// <param name="peopleTo">Where its people go; null for a unit that has none.</param>
    public void Dissolve(Unit? peopleTo, DateOnly day, string basis)
    {
        if (children.Count > 0)
        {
            throw new RuleBrokenException("Unit.HasUnitsUnderIt", children.Count);
        }

        if (people.Count > 0 && peopleTo is null)
        {
            throw new RuleBrokenException("Unit.HasPeople", people.Count);
        }

        unit.Dissolve(day, basis, clock.Today());
        Record("Unit.Dissolved", unit.Id, $"{unit.Name}, {Shown(day)}");
        MovePeople(peopleTo, day);
        EndDuties(null, day);
    }

    private void MovePeople(Unit? to, DateOnly day)
    {
        foreach (var one in people)
        {
            db.Keep(UnitHistory.GoOn(one, to?.Id, day));
            Record("Person.UnitChanged", one.PersonId, $"{unit.Name} → {to?.Name}");
        }
    }

    private void EndDuties(Unit? goOnAt, DateOnly day)
    {
        foreach (var duty in duties)
        {
            Record("Person.DutyEnded", duty.PersonId, duty.Position);
            if (goOnAt is null)
            {
                duty.EndBefore(day);
                continue;
            }

            db.DutyAssignments.Add(duty.GoOnAt(goOnAt.Id, day));
            Record("Person.DutyAdded", duty.PersonId, duty.Position);
        }
    }

    private void Record(string act, Guid subject, string detail) => db.Record(unit.CentreId, me.PersonId, act, subject, clock.GetUtcNow(), detail);

    private IQueryable<Unit> ChildrenOf(Guid centreId, Guid id) =>
        db.Units.Where(child => child.CentreId == centreId && child.ParentId == id && child.LastDay == null);

    private IQueryable<UnitMembership> PeopleFrom(Guid centreId, Guid id, DateOnly day) =>
        db.UnitMemberships.Where(one => one.CentreId == centreId && one.UnitId == id && (one.To == null || one.To >= day));

    private IQueryable<DutyAssignment> DutiesFrom(Guid centreId, Guid id, DateOnly day) => db.DutyAssignments
        .Where(duty => duty.CentreId == centreId && duty.UnitId == id && duty.WithdrawnAt == null && (duty.To == null || duty.To >= day));

    private static string Shown(DateOnly day) => SchoolTime.Show(day, "date");
}
