using System.ComponentModel.DataAnnotations;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Language;
using Lms.Domain.Lessons;
using Lms.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons;

/// <summary>Which lesson of which programme a new plan is for.</summary>
public sealed record NewPlanForm
{
    [Display(Name = "Lessons.Lesson")]
    public Guid? LessonId { get; set; }

    [ValidateNever]
    public IReadOnlyList<SelectListItem> Lessons { get; set; } = [];
}

internal static class PlanQueries
{
    public static async Task<PlanList> PlanList(this LmsDbContext db, CurrentUser me, PlanFilter filter, int page, DateOnly today, CancellationToken stop)
    {
        page = Math.Clamp(page, 1, 100_000);
        var all = db.LessonPlans.AsNoTracking().VisibleTo(me);
        var plans = Narrowed(db, all, filter);
        var counts = await plans.GroupBy(plan => plan.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        var shown = plans.Where(plan => filter.State == null || plan.State == filter.State);
        var lines = await Lines(db, shown, db.OutdatedPlans(me.CentreId, today), page).ToListAsync(stop);
        return new PlanList(lines, counts, filter, page)
        {
            Programmes = await db.Programmes.AsNoTracking().Where(programme => programme.CentreId == me.CentreId)
                .OrderBy(programme => programme.Name).ThenBy(programme => programme.Id)
                .Select(programme => new PlanChoice(programme.Id, programme.Name)).ToListAsync(stop),
            Lessons = filter.Programme is null ? [] : await db.Lessons.AsNoTracking()
                .Where(lesson => lesson.CentreId == me.CentreId && lesson.ProgrammeId == filter.Programme)
                .OrderBy(lesson => lesson.Number).Select(lesson => new PlanChoice(lesson.Id, lesson.Number + ". " + lesson.Title)).ToListAsync(stop),
            Authors = [.. (await db.People.AsNoTracking().Where(person => all.Any(plan => plan.AuthorId == person.Id))
                .Select(person => new { person.Id, person.FullName, person.FamilyName, person.GivenName }).ToListAsync(stop))
                .OrderBy(author => (author.FamilyName, author.GivenName), NameOrder.Vietnamese).Select(author => new PlanChoice(author.Id, author.FullName))],
        };
    }

    private static IQueryable<LessonPlan> Narrowed(LmsDbContext db, IQueryable<LessonPlan> plans, PlanFilter filter)
    {
        if (SearchKey.Of(filter.Find) is { Length: > 0 } key)
        {
            plans = plans.Where(plan => plan.SearchText.Contains(key));
        }

        if (filter.Programme is { } programme)
        {
            plans = plans.Where(plan => db.Lessons.Any(lesson => lesson.CentreId == plan.CentreId && lesson.Id == plan.LessonId && lesson.ProgrammeId == programme));
        }

        return plans.Where(plan => (filter.Lesson == null || plan.LessonId == filter.Lesson) && (filter.Author == null || plan.AuthorId == filter.Author));
    }

    public static async Task<IReadOnlyList<SelectListItem>> LessonChoices(this LmsDbContext db, Guid centreId, CancellationToken stop)
    {
        var lessons = await db.Programmes.AsNoTracking()
            .Where(programme => programme.CentreId == centreId)
            .OrderBy(programme => programme.Name).ThenBy(programme => programme.Id)
            .SelectMany(programme => programme.Lessons.OrderBy(lesson => lesson.Number)
                .Select(lesson => new { Programme = programme.Name, lesson.Id, lesson.Number, lesson.Title }))
            .ToListAsync(stop);
        var groups = lessons.Select(lesson => lesson.Programme).Distinct().ToDictionary(name => name, name => new SelectListGroup { Name = name });
        return [.. lessons.Select(lesson => new SelectListItem($"{lesson.Number}. {lesson.Title}", lesson.Id.ToString()) { Group = groups[lesson.Programme] })];
    }

    /// <summary>What waits to be reviewed first, then the newest.</summary>
    private static IQueryable<PlanLine> Lines(LmsDbContext db, IQueryable<LessonPlan> plans, IQueryable<LessonPlan> outdated, int page) =>
        from plan in plans
            .OrderByDescending(plan => plan.State == LessonPlanState.Submitted).ThenByDescending(plan => plan.CreatedAt).ThenBy(plan => plan.Id)
            .Skip((page - 1) * Lessons.PlanList.PageSize).Take(Lessons.PlanList.PageSize)
        join lesson in db.Lessons on new { plan.CentreId, Id = plan.LessonId } equals new { lesson.CentreId, lesson.Id }
        join programme in db.Programmes on new { lesson.CentreId, Id = lesson.ProgrammeId } equals new { programme.CentreId, programme.Id }
        join author in db.People on plan.AuthorId equals author.Id
        orderby plan.State == LessonPlanState.Submitted descending, plan.CreatedAt descending, plan.Id
        select new PlanLine(
            plan.Id, plan.Header.Title, plan.VersionNumber, plan.State, author.FullName,
            lesson.Number + ". " + lesson.Title, programme.Name, plan.Periods, plan.CreatedAt)
        {
            IsOutdated = outdated.Any(one => one.Id == plan.Id),
        };
}
