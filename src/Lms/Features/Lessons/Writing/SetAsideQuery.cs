using Lms.Data;
using Lms.Domain.Lessons;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Writing;

internal static class SetAsideQuery
{
    /// <summary>What the person wrote in the part and could not save.</summary>
    public static Task<SetAsideText?> SetAside(this LmsDbContext db, Guid centreId, Guid partId, Guid personId, CancellationToken stop) =>
        db.SetAsideTexts.SingleOrDefaultAsync(text => text.CentreId == centreId && text.LessonPartId == partId && text.PersonId == personId, stop);
}
