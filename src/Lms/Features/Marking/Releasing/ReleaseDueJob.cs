using Lms.Data;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Lms.Features.Marking.Releasing;

/// <summary>
/// Releases what was agreed to be released by now. Until it has run there is no result, so a moment that passes shows nothing to
/// anybody. Every node runs it: the sitting is held, and whoever comes second finds it released, or its consent taken back.
/// One sitting that fails holds up no other, and stays due: the next run tries it again.
/// </summary>
[DisallowConcurrentExecution]
public sealed class ReleaseDueJob(LmsDbContext db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReleaseDueJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await Run(cancellationToken);

    public async Task Run(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await db.ReleaseConsents.Where(consent => consent.WithdrawnAt == null && consent.NotBefore <= now
                && db.Sittings.Any(sitting => sitting.CentreId == consent.CentreId && sitting.Id == consent.ExamSittingId && sitting.ReleasedAt == null))
            .GroupBy(consent => new { consent.CentreId, consent.ExamSittingId }).OrderBy(one => one.Max(consent => consent.NotBefore))
            .Select(one => one.Key).ToListAsync(stop);
        foreach (var one in due)
        {
            try
            {
                await Release(one.CentreId, one.ExamSittingId, stop);
            }
            catch (Exception failure) when (!stop.IsCancellationRequested)
            {
                log.LogError(failure, "Sitting {Id} was to be released and is not.", one.ExamSittingId);
            }
        }
    }

    // In a scope of its own: what failed leaves nothing behind that the next one would save.
    private async Task Release(Guid centreId, Guid sittingId, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (own, desk) = (scope.ServiceProvider.GetRequiredService<LmsDbContext>(), scope.ServiceProvider.GetRequiredService<ReleaseDesk>());
        await using var change = await own.HoldSitting(centreId, sittingId, stop);
        var sitting = await own.Sittings.Include(sitting => sitting.Appointments).AsSingleQuery()
            .SingleAsync(sitting => sitting.CentreId == centreId && sitting.Id == sittingId, stop);
        if (await desk.ReleaseIfDue(sitting, await desk.Consents(sitting, stop), stop))
        {
            await own.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
        }
    }
}
