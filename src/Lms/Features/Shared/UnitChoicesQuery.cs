using Lms.Data;
using Lms.Data.Scopes;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Shared;

/// <summary>The units that a form offers: those that last, by name.</summary>
public static class UnitChoicesQuery
{
    public static async Task<IReadOnlyList<SelectListItem>> UnitChoices(
        this LmsDbContext db, Guid centreId, DateOnly today, CancellationToken stop) =>
        await db.Units.AsNoTracking().Lasting(centreId, today)
            .OrderBy(unit => unit.Name).ThenBy(unit => unit.Id)
            .Select(unit => new SelectListItem(unit.Name, unit.Id.ToString()))
            .ToListAsync(stop);
}
