using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Shared;

/// <summary>What forms about duties offer: units that last, tags and positions, named in the reader's language.</summary>
public sealed record DutyChoices(
    IReadOnlyList<SelectListItem> Units, IReadOnlyList<SelectListItem> Tags, IReadOnlyList<SelectListItem> Positions)
{
    public static readonly DutyChoices None = new([], [], []);

    public static async Task<DutyChoices> Load(LmsDbContext db, Guid centreId, DateOnly today, CancellationToken stop)
    {
        var english = Preferences.IsEnglish;
        return new DutyChoices(
            await db.UnitChoices(centreId, today, stop),
            await db.DutyTags.AsNoTracking().Where(tag => tag.CentreId == centreId)
                .Select(tag => new SelectListItem(english ? tag.NameInEnglish : tag.Name, tag.Code)).ToListAsync(stop),
            await db.Positions.AsNoTracking().Where(position => position.CentreId == centreId).OrderBy(position => position.Name)
                .Select(position => new SelectListItem(english ? position.NameInEnglish : position.Name, position.Code)).ToListAsync(stop));
    }
}
