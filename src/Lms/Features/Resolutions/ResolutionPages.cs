using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Resolutions;

internal static class ResolutionPages
{
    private const int MostPlans = 100;

    /// <summary>Null where there is none.</summary>
    public static async Task<ResolutionPage?> Open(LmsDbContext db, CurrentUser me, Guid id, DateOnly today, CancellationToken stop)
    {
        var found = await db.Resolutions.AsNoTracking()
            .Where(one => one.CentreId == me.CentreId && one.Id == id)
            .Select(one => new
            {
                One = one,
                Version = EF.Property<uint>(one, "Version"),
                By = db.Resolutions.FirstOrDefault(other => other.CentreId == one.CentreId && other.Id == one.SupersededById),
            })
            .SingleOrDefaultAsync(stop);
        return found is null ? null : new ResolutionPage(
            found.One, found.Version, found.By, await Plans(db, me, id, stop), today,
            me.IsAnyOf(Role.Director, Role.DeputyDirector, Role.AcademicOffice));
    }

    private static async Task<IReadOnlyList<CitingPlan>?> Plans(LmsDbContext db, CurrentUser me, Guid id, CancellationToken stop) =>
        !me.IsAnyOf(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer) ? null
        : await db.LessonPlans.AsNoTracking().VisibleTo(me)
            .Where(plan => plan.Parts.Any(part => part.Cited.Contains(id)))
            .OrderByDescending(plan => plan.CreatedAt).ThenBy(plan => plan.Id).Take(MostPlans)
            .Select(plan => new CitingPlan(
                plan.Id, plan.Header.Title, db.People.Where(person => person.Id == plan.AuthorId).Select(person => person.FullName).First(), plan.State))
            .ToListAsync(stop);
}
