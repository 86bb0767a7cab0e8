using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Classes;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Classes;

/// <summary>Who may teach a session, and from which plan.</summary>
public sealed class SessionChoices(LmsDbContext db, Texts text)
{
    public Task<bool> MayTeach(TrainingClass one, Guid personId, CancellationToken stop) =>
        db.Memberships.Where(member => member.CentreId == one.CentreId && member.PersonId == personId).Holding(Role.Lecturer).AnyAsync(stop);

    public async Task<LessonPlan?> Plan(TrainingClass one, Guid planId, CancellationToken stop) => await OfProgramme(one)
        .SingleOrDefaultAsync(plan => plan.Id == planId, stop);

    /// <param name="chosen">Stays among the choices though its term has ended.</param>
    public async Task<IReadOnlyList<SelectListItem>> Lecturers(TrainingClass one, DateOnly day, Guid? chosen, CancellationToken stop) =>
        await db.Memberships
            .Where(member => member.CentreId == one.CentreId
                && (member.PersonId == chosen || (member.Since <= day && (member.Until == null || member.Until >= day))))
            .Holding(Role.Lecturer)
            .Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person)
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Code)
            .Select(person => new SelectListItem(person.FullName + " – " + person.Code, person.Id.ToString()))
            .ToListAsync(stop);

    public async Task<IReadOnlyList<SelectListItem>> Plans(TrainingClass one, Guid? chosen, CancellationToken stop)
    {
        var plans = await OfProgramme(one)
            .Where(plan => plan.State == LessonPlanState.Approved || plan.Id == chosen)
            .Join(
                db.Lessons,
                plan => new { plan.CentreId, Id = plan.LessonId },
                lesson => new { lesson.CentreId, lesson.Id },
                (plan, lesson) => new { plan.Id, plan.Header.Title, plan.VersionNumber, lesson.Number })
            .OrderBy(plan => plan.Number).ThenByDescending(plan => plan.VersionNumber).ThenBy(plan => plan.Id)
            .ToListAsync(stop);
        return plans.ConvertAll(plan => new SelectListItem(text["Classes.PlanChoice", plan.Number, plan.Title, plan.VersionNumber], plan.Id.ToString()));
    }

    private IQueryable<LessonPlan> OfProgramme(TrainingClass one) => db.LessonPlans.Where(plan => plan.CentreId == one.CentreId
        && db.Lessons.Any(lesson => lesson.CentreId == one.CentreId && lesson.Id == plan.LessonId && lesson.ProgrammeId == one.ProgrammeId));
}
