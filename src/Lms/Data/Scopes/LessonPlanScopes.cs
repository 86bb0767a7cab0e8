using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Scopes;

public static class LessonPlanScopes
{
    /// <summary>
    /// Leaders and the office see every plan of the centre; a lecturer sees those they write and what is approved. To
    /// anybody else a plan does not exist: trainees read it through their session.
    /// </summary>
    public static IQueryable<LessonPlan> VisibleTo(this IQueryable<LessonPlan> plans, CurrentUser me)
    {
        var (centre, person, all, lecturer) = (me.CentreId, me.PersonId, SeesAll(me), me.Is(Role.Lecturer));
        return plans.Where(plan => plan.CentreId == centre
            && (all || plan.AuthorId == person || plan.Writers.Any(writer => writer.PersonId == person)
                || (lecturer && (plan.State == LessonPlanState.Approved || plan.State == LessonPlanState.Archived))));
    }

    /// <summary>Plans that cite a resolution which holds no more on that day: whoever teaches from them is to be told.</summary>
    public static IQueryable<LessonPlan> OutdatedPlans(this LmsDbContext db, Guid centreId, DateOnly today) => db.LessonPlans.AsNoTracking()
        .Where(plan => plan.CentreId == centreId
            && db.Resolutions.Any(one => one.CentreId == centreId && one.SupersededOn <= today && plan.Parts.Any(part => part.Cited.Contains(one.Id))));

    public static bool SeesAll(CurrentUser me) => me.IsAnyOf(Role.Director, Role.DeputyDirector, Role.AcademicOffice);
}
