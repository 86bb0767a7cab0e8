using Lms.Domain.Lessons;
using Lms.Web;

namespace Lms.Data.Scopes;

public static class MaterialScopes
{
    /// <summary>Materials of a lesson plan that the person sees, or of one that is taught in a session of theirs.</summary>
    public static IQueryable<Material> ReadableBy(this IQueryable<Material> materials, CurrentUser me, LmsDbContext db)
    {
        var centre = me.CentreId;
        var seen = db.LessonPlans.VisibleTo(me);
        var taught = db.Sessions.VisibleTo(me, db);
        return materials.Where(material => material.CentreId == centre
            && db.LessonParts.Any(part => part.CentreId == centre && part.Id == material.LessonPartId
                && (seen.Any(plan => plan.Id == part.LessonPlanId)
                    || taught.Any(session => session.LessonPlanId == part.LessonPlanId))));
    }
}
