using Lms.Domain.Classes;
using Lms.Domain.People;
using Lms.Web;

namespace Lms.Data.Scopes;

public static class ClassScope
{
    /// <summary>
    /// The classes a person knows of: all for those who run the centre, those they teach for lecturers, those they are in
    /// for trainees. Who has left a class knows it no more.
    /// </summary>
    public static IQueryable<TrainingClass> VisibleTo(this IQueryable<TrainingClass> classes, CurrentUser me)
    {
        var (centreId, personId) = (me.CentreId, me.PersonId);
        var own = classes.Where(one => one.CentreId == centreId);
        if (me.IsAnyOf(Role.AcademicOffice, Role.Director, Role.DeputyDirector))
        {
            return own;
        }

        var (teaches, learns) = (me.Is(Role.Lecturer), me.Is(Role.Trainee));
        return own.Where(one =>
            (teaches && one.Sessions.Any(session => session.LecturerId == personId))
            || (learns && one.Enrolments.Any(place => place.PersonId == personId && place.LeftAt == null)));
    }
}
