using Lms.Data;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams;

internal static class DutyTags
{
    /// <summary>Names of a centre's duty tags by code, in the reader's language.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesOf(LmsDbContext db, Guid centreId, CancellationToken stop)
    {
        var english = Preferences.IsEnglish;
        return await db.DutyTags.AsNoTracking()
            .Where(tag => tag.CentreId == centreId)
            .OrderBy(tag => tag.Code)
            .ToDictionaryAsync(tag => tag.Code, tag => english ? tag.NameInEnglish : tag.Name, stop);
    }
}
