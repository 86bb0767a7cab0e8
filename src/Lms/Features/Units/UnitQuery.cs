using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Units;

/// <summary>Gathers the list of units in two statements and the page of a unit in seven; for a cell officer in one more.</summary>
public sealed class UnitQuery(LmsDbContext db, TimeProvider clock)
{
    private const int LastPage = 100_000;

    public async Task<UnitList> List(CurrentUser me, UnitFilter filter, CancellationToken stop)
    {
        var tree = await UnitTree.Load(db, me.CentreId, clock.Today(), stop);
        return UnitList.Of(tree, await UnitReach.Of(db, me, tree, clock.Today(), stop), filter);
    }

    /// <summary>Every unit that the list holds for the reader, and the tree they stand in.</summary>
    public async Task<(UnitTree Tree, IEnumerable<UnitNode> Units)> All(CurrentUser me, UnitFilter filter, CancellationToken stop)
    {
        var tree = await UnitTree.Load(db, me.CentreId, clock.Today(), stop);
        return (tree, UnitList.All(tree, await UnitReach.Of(db, me, tree, clock.Today(), stop), filter));
    }

    /// <summary>Null for a unit that the centre does not have, or that is none of the reader's business.</summary>
    public async Task<UnitPage?> Find(CurrentUser me, Guid id, int page, bool former, CancellationToken stop)
    {
        var tree = await UnitTree.Load(db, me.CentreId, clock.Today(), stop);
        var reach = await UnitReach.Of(db, me, tree, clock.Today(), stop);
        if (tree[id] is not { } node || (!reach.Opens(node) && !reach.Names(node)))
        {
            return null;
        }

        var unit = await db.Units.AsNoTracking().Include(unit => unit.Stages).AsSingleQuery()
            .SingleAsync(unit => unit.CentreId == me.CentreId && unit.Id == id, stop);
        var shown = new UnitPage
        {
            Unit = unit,
            Node = node,
            Reach = reach,
            Successor = tree[unit.SuccessorId],
            Stages = await Stages(unit, stop),
            Predecessors = [.. tree.All.Where(one => one.SuccessorId == id)],
            Page = Math.Clamp(page, 1, LastPage),
            Former = former,
            MayChange = me.IsAnyOf(UnitRoles.Change),
        };
        if (reach.SeesPeopleOf(node))
        {
            await AddPeople(shown, stop);
        }

        return shown;
    }

    // A parent is named as it was called when the unit came to stand under it.
    private async Task<IReadOnlyList<StageLine>> Stages(Unit unit, CancellationToken stop)
    {
        var english = Preferences.IsEnglish;
        var levels = await db.UnitLevels.Where(level => level.CentreId == unit.CentreId)
            .ToDictionaryAsync(level => level.Code, level => english ? level.NameInEnglish : level.Name, stop);
        var parents = unit.Stages.Select(stage => stage.ParentId).OfType<Guid>().ToList();
        var theirs = (await db.UnitStages.AsNoTracking()
            .Where(stage => stage.CentreId == unit.CentreId && parents.Contains(stage.UnitId)).ToListAsync(stop)).ToLookup(stage => stage.UnitId);
        return
        [
            .. unit.Stages.Reverse().Select(stage => new StageLine(
                stage,
                levels[stage.Level],
                stage.ParentId is { } parent ? UnitStage.On(theirs[parent], stage.From ?? DateOnly.MinValue).Name : null)),
        ];
    }

    private async Task AddPeople(UnitPage page, CancellationToken stop)
    {
        var (centreId, unitId, former, today) = (page.Unit.CentreId, page.Unit.Id, page.Former, clock.Today());
        var there = db.UnitMemberships.AsNoTracking()
            .Where(one => one.CentreId == centreId && one.UnitId == unitId && (one.To != null && one.To < today) == former);
        page.Total = await there.CountAsync(stop);
        page.People = await there
            .Join(db.People, one => one.PersonId, person => person.Id, (one, person) => new { one, person })
            .OrderByDescending(both => both.one.IsHead)
            .ThenBy(both => both.person.GivenName).ThenBy(both => both.person.FamilyName).ThenBy(both => both.person.Code).ThenBy(both => both.one.From)
            .Skip((page.Page - 1) * UnitPage.Size)
            .Take(UnitPage.Size)
            .Select(both => new MemberLine(
                both.person.Id,
                both.person.FullName,
                both.person.Code,
                db.Memberships.Where(member => member.CentreId == centreId && member.PersonId == both.person.Id)
                    .Select(member => member.LecturerType).FirstOrDefault(),
                both.one.From,
                both.one.To,
                both.one.IsHead))
            .ToListAsync(stop);
    }
}

public static class UnitRoles
{
    public static readonly Role[] Change = [Role.AcademicOffice, Role.Director, Role.Administrator];

    /// <summary>The province reads how many people a unit has, not who they are.</summary>
    public static readonly Role[] SeePeople = [Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator];

    public static readonly Role[] ReadAll = [.. SeePeople, Role.ProvinceViewer];
}
