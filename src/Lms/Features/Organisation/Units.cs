using Lms.Data;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

internal static class Units
{
    public static async Task<IReadOnlyList<SelectListItem>> UnitChoices(this LmsDbContext db, Guid centreId, CancellationToken stop) =>
        await db.Units.AsNoTracking()
            .Where(unit => unit.CentreId == centreId && unit.LastDay == null)
            .OrderBy(unit => unit.Name).ThenBy(unit => unit.Id)
            .Select(unit => new SelectListItem(unit.Name, unit.Id.ToString()))
            .ToListAsync(stop);

    public static Task<bool> HasUnit(this LmsDbContext db, Guid centreId, Guid unitId, CancellationToken stop) =>
        db.Units.AnyAsync(unit => unit.CentreId == centreId && unit.Id == unitId && unit.LastDay == null, stop);
}
