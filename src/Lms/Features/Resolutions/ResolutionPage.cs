using Lms.Data;
using Lms.Domain.Language;
using Lms.Domain.Lessons;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Resolutions;

/// <param name="Plans">How many lesson plans cite it.</param>
public sealed record ResolutionLine(Guid Id, string Number, string Title, string Issuer, DateOnly IssuedOn, DateOnly? SupersededOn, int Plans);

public sealed record ResolutionList(IReadOnlyList<ResolutionLine> Lines, string Find, int Page, int Total)
{
    public const int PageSize = 25;
}

public sealed record CitingPlan(Guid Id, string Title, string Author, LessonPlanState State);

/// <param name="By">What took its place.</param>
/// <param name="Plans">What cites it; null for those who read no plans.</param>
public sealed record ResolutionPage(Resolution One, uint Version, Resolution? By, IReadOnlyList<CitingPlan>? Plans, DateOnly Today, bool MayEdit)
{
    public SupersessionForm Form { get; init; } = new();

    public bool IsSuperseded => One.SupersededOn <= Today;
}

internal static class ResolutionQueries
{
    private const int LongestFind = 100;

    public static async Task<ResolutionList> ResolutionList(this LmsDbContext db, Guid centreId, string find, int page, CancellationToken stop)
    {
        find = find.Length > LongestFind ? find[..LongestFind] : find.Trim();
        var found = db.Found(centreId, find);
        var lines = await found.OrderByDescending(one => one.IssuedOn).ThenBy(one => one.Id)
            .Skip((page - 1) * Resolutions.ResolutionList.PageSize).Take(Resolutions.ResolutionList.PageSize)
            .Select(one => new ResolutionLine(
                one.Id, one.Number, one.Title, one.Issuer, one.IssuedOn, one.SupersededOn,
                db.LessonPlans.Count(plan => plan.CentreId == centreId && plan.Parts.Any(part => part.Cited.Contains(one.Id)))))
            .ToListAsync(stop);
        return new ResolutionList(lines, find, page, await found.CountAsync(stop));
    }

    public static IQueryable<Resolution> Found(this LmsDbContext db, Guid centreId, string find)
    {
        var all = db.Resolutions.AsNoTracking().Where(one => one.CentreId == centreId);
        return SearchKey.Of(find) is { Length: > 0 } key ? all.Where(one => one.SearchText.Contains(key)) : all;
    }
}
