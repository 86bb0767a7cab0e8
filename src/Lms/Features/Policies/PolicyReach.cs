using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Policies;

/// <summary>A lesson plan not yet approved, with the minutes it has and those that the new rule will ask for.</summary>
public sealed record PlanOff(Guid Id, string Title, string Author, int Minutes, int Wanted);

/// <summary>What a record about to be made will reach, and what keeps to an earlier one.</summary>
public sealed record PolicyReach
{
    /// <summary>As many as a list before the step shows; the record's own page has them all.</summary>
    public const int Listed = 10;

    public required PolicyReader Reader { get; init; }

    /// <summary>Sittings that pinned an earlier record of the key: they keep to it.</summary>
    public int Pinned { get; init; }

    /// <summary>Those of them that open on or after the new day: made already, so they keep to it too.</summary>
    public int PinnedAfter { get; init; }

    /// <summary>The last to open first.</summary>
    public IReadOnlyList<PinnedSitting> Sittings { get; init; } = [];

    /// <summary>Lesson plans that will be held against the new rule when they are handed in.</summary>
    public int Plans { get; init; }

    public int PlansOff { get; init; }

    public IReadOnlyList<PlanOff> OffPlans { get; init; } = [];

    /// <summary>Papers with an item that the new step does not divide: no sitting can be made with them.</summary>
    public int PapersOff { get; init; }

    public required DateTimeOffset Now { get; init; }
}

/// <summary>Asks what a record reaches before it is made. Nothing is written.</summary>
public sealed class PolicyReachQuery(LmsDbContext db, TimeProvider clock)
{
    public async Task<PolicyReach> Of(PolicyTimeline timeline, PolicyRecord next, CancellationToken stop)
    {
        var reach = new PolicyReach { Reader = PolicyShape.Of(next.Key)!.Reader, Now = clock.GetUtcNow() };
        return next.Key switch
        {
            PolicyKey.PeriodMinutes => await WithPlans(reach, next, stop),
            PolicyKey.MarkStep => await WithSittings(reach with { PapersOff = await PapersOff(next, stop) }, timeline, next, stop),
            _ => await WithSittings(reach, timeline, next, stop),
        };
    }

    private async Task<PolicyReach> WithSittings(PolicyReach reach, PolicyTimeline timeline, PolicyRecord next, CancellationToken stop)
    {
        var from = SchoolTime.At(next.ValidFrom, default);
        var pinned = db.Keeping(next.CentreId, [.. timeline.On(next.ValidFrom).Select(span => span.Record.Id)]);
        var counts = await pinned.GroupBy(_ => 1)
            .Select(all => new { All = all.Count(), After = all.Count(sitting => sitting.Opens >= from) }).SingleOrDefaultAsync(stop);
        return counts is null ? reach : reach with
        {
            Pinned = counts.All,
            PinnedAfter = counts.After,
            Sittings = await pinned.OrderByDescending(sitting => sitting.Opens).ThenBy(sitting => sitting.Id).Take(PolicyReach.Listed).ToListAsync(stop),
        };
    }

    private async Task<PolicyReach> WithPlans(PolicyReach reach, PolicyRecord next, CancellationToken stop)
    {
        var minutes = new PolicyBook([next]).PeriodMinutes;
        var open = db.LessonPlans.AsNoTracking().Where(plan => plan.CentreId == next.CentreId
            && (plan.State == LessonPlanState.Draft || plan.State == LessonPlanState.ChangesAsked));
        var off = open.Where(plan => plan.Parts.Sum(part => part.Minutes) != plan.Periods * minutes);
        return reach with
        {
            Plans = await open.CountAsync(stop),
            PlansOff = await off.CountAsync(stop),
            OffPlans = await off.OrderBy(plan => plan.CreatedAt).ThenBy(plan => plan.Id).Take(PolicyReach.Listed)
                .Select(plan => new PlanOff(
                    plan.Id,
                    plan.Header.Title,
                    db.People.Where(person => person.Id == plan.AuthorId).Select(person => person.FullName).First(),
                    plan.Parts.Sum(part => part.Minutes),
                    plan.Periods * minutes))
                .ToListAsync(stop),
        };
    }

    private Task<int> PapersOff(PolicyRecord next, CancellationToken stop)
    {
        var step = new PolicyBook([next]).TenPointStep;
        return db.Papers.CountAsync(
            paper => paper.CentreId == next.CentreId && paper.Questions.Any(asked => asked.Question.Scheme.Any(item => item.Max % step != 0)), stop);
    }
}
