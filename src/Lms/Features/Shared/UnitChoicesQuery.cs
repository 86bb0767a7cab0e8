using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Organisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Shared;

/// <summary>The units that a form offers: those that last, by name.</summary>
public static class UnitChoicesQuery
{
    public static Task<IReadOnlyList<SelectListItem>> UnitChoices(
        this LmsDbContext db, Guid centreId, DateOnly today, CancellationToken stop) => Offered(db.Units.Lasting(centreId, today), stop);

    public static Task<IReadOnlyList<SelectListItem>> HomeChoices(
        this LmsDbContext db, Guid centreId, DateOnly today, CancellationToken stop) => Offered(db.Homes(centreId, today), stop);

    private static async Task<IReadOnlyList<SelectListItem>> Offered(IQueryable<Unit> units, CancellationToken stop) =>
        await units.AsNoTracking()
            .OrderBy(unit => unit.Name).ThenBy(unit => unit.Id)
            .Select(unit => new SelectListItem(unit.Name, unit.Id.ToString()))
            .ToListAsync(stop);
}
