using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Keeping;

/// <summary>One state of a plan that was kept, without what stood in it.</summary>
/// <param name="Version">Of the plan that it was kept of: a revision is compared with what it revises.</param>
public sealed record KeptLine(Guid Id, Guid PlanId, int Version, int Number, KeptAt KeptAt, string Actor, DateTimeOffset At);

public sealed record KeptPage(PlanHead Head, IReadOnlyList<KeptLine> Lines, bool CanRestore);

public sealed record ComparisonPage(PlanHead Head, IReadOnlyList<KeptLine> Lines, Guid? From, Guid? To, Shared.ComparedFields? Fields);

internal static class KeptPlansQuery
{
    /// <summary>The plan and those it revises, back to the first.</summary>
    private const int LongestChain = 50;

    /// <summary>What was kept of the plan and of those it revises, the newest first.</summary>
    public static async Task<List<KeptLine>> KeptLines(this LmsDbContext db, CurrentUser me, LessonPlan plan, CancellationToken stop)
    {
        var chain = await db.Database.SqlQuery<Guid>($"""
            with recursive chain as (
                select id, revises_id, 1 as depth from lesson_plans where centre_id = {me.CentreId} and id = {plan.Id}
                union all
                select p.id, p.revises_id, chain.depth + 1 from chain join lesson_plans p on p.centre_id = {me.CentreId} and p.id = chain.revises_id
                where chain.depth < {LongestChain})
            select id as "Value" from chain
            """).ToListAsync(stop);
        return await db.KeptPlans.AsNoTracking()
            .Where(kept => kept.CentreId == me.CentreId && chain.Contains(kept.LessonPlanId))
            .OrderByDescending(kept => kept.At).ThenByDescending(kept => kept.Id)
            .Select(kept => new KeptLine(
                kept.Id,
                kept.LessonPlanId,
                db.LessonPlans.Where(one => one.CentreId == kept.CentreId && one.Id == kept.LessonPlanId).Select(one => one.VersionNumber).First(),
                kept.Number,
                kept.KeptAt,
                db.People.Where(person => person.Id == kept.ActorId).Select(person => person.FullName).First(),
                kept.At))
            .ToListAsync(stop);
    }

    public static Task<PlanCopy> CopyOf(this LmsDbContext db, CurrentUser me, Guid keptId, CancellationToken stop) =>
        db.KeptPlans.AsNoTracking().Where(kept => kept.CentreId == me.CentreId && kept.Id == keptId).Select(kept => kept.Copy).SingleAsync(stop);
}
