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
    private const int LongestFind = 100;

    public static async Task<PlanList> PlanList(
        this LmsDbContext db, CurrentUser me, LessonPlanState? state, string find, int page, DateOnly today, CancellationToken stop)
    {
        find = find.Length > LongestFind ? find[..LongestFind] : find.Trim();
        var plans = db.LessonPlans.AsNoTracking().VisibleTo(me);
        if (SearchKey.Of(find) is { Length: > 0 } key)
        {
            plans = plans.Where(plan => plan.SearchText.Contains(key));
        }

        var counts = await plans.GroupBy(plan => plan.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, stop);
        var lines = await Lines(db, plans.Where(plan => state == null || plan.State == state), page, today).ToListAsync(stop);
        return new PlanList(lines, counts, state, find, page);
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
    private static IQueryable<PlanLine> Lines(LmsDbContext db, IQueryable<LessonPlan> plans, int page, DateOnly today) =>
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
            IsOutdated = db.Resolutions.Any(one => one.CentreId == plan.CentreId && one.SupersededOn <= today && plan.Parts.Any(part => part.Cited.Contains(one.Id))),
        };
}
