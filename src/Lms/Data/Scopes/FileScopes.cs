using Lms.Domain.Media;
using Lms.Web;

namespace Lms.Data.Scopes;

public static class FileScopes
{
    /// <summary>
    /// A file is read by those who may read what it belongs to: a material of a lesson plan that they see, or of one
    /// taught in a session of theirs. That a text mentions a file gives nobody anything.
    /// </summary>
    public static IQueryable<StoredFile> ReadableBy(this IQueryable<StoredFile> files, CurrentUser me, LmsDbContext db)
    {
        var (centre, person) = (me.CentreId, me.PersonId);
        var seen = db.LessonPlans.VisibleTo(me);
        var taught = db.Sessions.VisibleTo(me, db);
        return files.Where(file => file.CentreId == centre
            && (file.StoredBy == person
                || db.Materials.Any(material => material.CentreId == centre && material.FileId == file.Id
                    && db.LessonParts.Any(part => part.CentreId == centre && part.Id == material.LessonPartId
                        && (seen.Any(plan => plan.Id == part.LessonPlanId)
                            || taught.Any(session => session.LessonPlanId == part.LessonPlanId))))));
    }
}
