using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Units;

/// <summary>What the forms on units choose from.</summary>
public sealed class UnitDesk(LmsDbContext db, TimeProvider clock)
{
    /// <summary>What a unit can be.</summary>
    public static IEnumerable<UnitKind> Kinds => Enum.GetValues<UnitKind>().Where(kind => kind != UnitKind.TrainingCentre);

    /// <summary>A unit with its stages, to be acted on.</summary>
    public Task<Unit?> Load(Guid centreId, Guid id, CancellationToken stop) => db.Units.Include(unit => unit.Stages).AsSingleQuery()
        .SingleOrDefaultAsync(unit => unit.CentreId == centreId && unit.Id == id, stop);

    public Task<UnitTree> Tree(Guid centreId, CancellationToken stop) => UnitTree.Load(db, centreId, clock.Today(), stop);

    public async Task<IReadOnlyList<SelectListItem>> Levels(Guid centreId, CancellationToken stop)
    {
        var english = Preferences.IsEnglish;
        return await db.UnitLevels.Where(level => level.CentreId == centreId && level.Kind != UnitKind.TrainingCentre)
            .OrderBy(level => level.Rank).ThenBy(level => level.Name)
            .Select(level => new SelectListItem(english ? level.NameInEnglish : level.Name, level.Code)).ToListAsync(stop);
    }

    public Task<UnitKind?> KindOf(Guid centreId, string? level, CancellationToken stop) => db.UnitLevels
        .Where(one => one.CentreId == centreId && one.Code == level && one.Kind != UnitKind.TrainingCentre).Select(one => (UnitKind?)one.Kind).SingleOrDefaultAsync(stop);

    /// <summary>Units that another may stand under: organisations, agencies, and what has units under it already.</summary>
    public static IReadOnlyList<SelectListItem> Parents(UnitTree tree, Guid? of)
    {
        var others = of is { } id ? tree.Others(id) : tree.Lasting;
        return Choices(others.Where(unit => unit.Kind is UnitKind.PartyOrganisation or UnitKind.Agency || unit.Children.Count > 0));
    }

    /// <summary>Units that may go on in the place of one: teaching groups for a teaching group, and for others others.</summary>
    public static IReadOnlyList<SelectListItem> Successors(UnitTree tree, UnitNode of) => Choices(tree.Others(of.Id).Where(unit => AreAlike(unit, of)));

    public static bool AreAlike(UnitNode one, UnitNode other) =>
        one.Kind == UnitKind.TeachingGroup == (other.Kind == UnitKind.TeachingGroup);

    // Cells of several communes have the same name: the one above tells them apart.
    private static IReadOnlyList<SelectListItem> Choices(IEnumerable<UnitNode> units) =>
        [.. units.Select(unit => new SelectListItem(unit.Parent is null ? unit.Name : $"{unit.Name} – {unit.Parent.Name}", unit.Id.ToString()))];
}
