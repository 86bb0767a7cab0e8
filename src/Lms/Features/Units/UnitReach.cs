using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Units;

/// <summary>
/// What of the tree somebody reads. A cell officer: the home unit and what is below it, with their people, as far as the right to
/// decide on their corrections goes; what stands above by name alone. Everybody else who comes here: all of it.
/// </summary>
/// <param name="Own">A cell officer's home unit today; null for everybody else, and for an officer who is in none.</param>
public sealed record UnitReach(UnitNode? Own, bool IsAll, bool SeesAllPeople)
{
    public static async Task<UnitReach> Of(LmsDbContext db, CurrentUser me, UnitTree tree, DateOnly today, CancellationToken stop)
    {
        Guid? home = me.Is(Role.CellOfficer)
            ? await db.HomeUnits(me.CentreId, today).Where(unit => unit.PersonId == me.PersonId).Select(unit => (Guid?)unit.UnitId).SingleOrDefaultAsync(stop)
            : null;
        return new UnitReach(tree[home], me.IsAnyOf(UnitRoles.ReadAll), me.IsAnyOf(UnitRoles.SeePeople));
    }

    public bool Opens(UnitNode unit) => IsAll || IsOwn(unit);

    public bool SeesPeopleOf(UnitNode unit) => SeesAllPeople || IsOwn(unit);

    /// <summary>Known by name: opening it is refused, where any other unit is not found.</summary>
    public bool Names(UnitNode unit) => Own?.Above.Contains(unit) == true;

    private bool IsOwn(UnitNode unit) => Own is not null && (unit == Own || unit.Above.Contains(Own));
}
