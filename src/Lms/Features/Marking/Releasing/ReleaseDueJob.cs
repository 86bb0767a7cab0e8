using Lms.Data;
using Lms.Domain;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Lms.Features.Marking.Releasing;

/// <summary>
/// Releases what was agreed to be released by now. Until it has run there is no result, so a moment that passes shows nothing to
/// anybody. Every node runs it: the sitting is held, and whoever comes second finds it released, or its consent taken back.
/// </summary>
[DisallowConcurrentExecution]
public sealed class ReleaseDueJob(LmsDbContext db, ReleaseDesk desk, TimeProvider clock, ILogger<ReleaseDueJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await Run(cancellationToken);

    public async Task Run(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await db.ReleaseConsents.Where(consent => consent.WithdrawnAt == null && consent.NotBefore <= now
                && db.Sittings.Any(sitting => sitting.CentreId == consent.CentreId && sitting.Id == consent.ExamSittingId && sitting.ReleasedAt == null))
            .Select(consent => new { consent.CentreId, consent.ExamSittingId }).Distinct().ToListAsync(stop);
        foreach (var one in due)
        {
            await Release(one.CentreId, one.ExamSittingId, stop);
        }
    }

    private async Task Release(Guid centreId, Guid sittingId, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var change = await db.HoldSitting(centreId, sittingId, stop);
        var sitting = await db.Sittings.Include(sitting => sitting.Appointments).AsSingleQuery()
            .SingleAsync(sitting => sitting.CentreId == centreId && sitting.Id == sittingId, stop);
        try
        {
            if (await desk.ReleaseIfDue(sitting, await desk.Consents(sitting, stop), stop))
            {
                await db.SaveChangesAsync(stop);
                await change.CommitAsync(stop);
            }
        }
        catch (RuleBrokenException broken)
        {
            log.LogError(broken, "Sitting {Id} was to be released and is not.", sittingId);
        }
    }
}
