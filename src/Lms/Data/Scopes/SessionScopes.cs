using Lms.Domain.Classes;
using Lms.Web;

namespace Lms.Data.Scopes;

public static class SessionScopes
{
    /// <summary>Sessions that the person teaches, or is enrolled for and has not left; all of them for leaders and the office.</summary>
    public static IQueryable<ClassSession> VisibleTo(this IQueryable<ClassSession> sessions, CurrentUser me, LmsDbContext db)
    {
        var (centre, person, all) = (me.CentreId, me.PersonId, LessonPlanScopes.SeesAll(me));
        return sessions.Where(session => session.CentreId == centre
            && (all || session.LecturerId == person
                || db.Enrolments.Any(enrolment => enrolment.CentreId == centre && enrolment.ClassId == session.ClassId
                    && enrolment.PersonId == person && enrolment.LeftAt == null)));
    }
}
