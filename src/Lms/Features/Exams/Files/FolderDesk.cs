using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Features.Exams.Files;

/// <summary>A folder held until the commit: a hand-in, the seal and another file wait.</summary>
public sealed record HeldFolder(IDbContextTransaction Change, Guid CentreId, AttemptFolder Folder) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Change.DisposeAsync();
}

/// <summary>Where a trainee's files are found, and held to be changed. Nobody else comes here.</summary>
public sealed class FolderDesk(LmsDbContext db, TimeProvider clock)
{
    /// <summary>Null for everybody but the trainee, and where the sitting takes no files.</summary>
    public async Task<FolderPage?> Read(CurrentUser me, Guid attemptId, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var found = await db.Attempts.AsNoTracking().TakenBy(me)
            .Where(attempt => attempt.Id == attemptId)
            .Select(attempt => new
            {
                Attempt = attempt,
                Sitting = db.Sittings.First(sitting => sitting.CentreId == attempt.CentreId && sitting.Id == attempt.ExamSittingId),
                Files = db.AttemptFiles
                    .Where(file => file.CentreId == attempt.CentreId && file.AttemptId == attempt.Id).ToList(),
                Rule = db.PolicyRecords.FirstOrDefault(record => record.CentreId == attempt.CentreId && record.Key == PolicyKey.ExamFiles
                    && db.SittingPolicies.Any(pin => pin.CentreId == record.CentreId && pin.ExamSittingId == attempt.ExamSittingId
                        && pin.PolicyRecordId == record.Id)),
            })
            .AsSingleQuery().SingleOrDefaultAsync(stop);
        if (found is not { Sitting.TakesFiles: true, Rule: { } rule })
        {
            return null;
        }

        var rules = new PolicyBook([rule]).ExamFiles;
        return new FolderPage(
            attemptId, found.Sitting.Title, found.Attempt.Deadline, !found.Attempt.IsOver(clock.GetUtcNow()), rules,
            new AttemptFolder(found.Sitting, found.Attempt, found.Files, rules));
    }

    public async Task<HeldFolder?> Hold(CurrentUser me, Guid attemptId, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        if (await db.Attempts.TakenBy(me).Where(one => one.Id == attemptId).Select(one => (Guid?)one.ExamSittingId).SingleOrDefaultAsync(stop) is not { } sittingId)
        {
            return null;
        }

        var change = await db.ShareSitting(me.CentreId, sittingId, stop);
        await db.HoldAttempt(me.CentreId, attemptId, stop);
        var sitting = await db.Sittings.AsNoTracking().SingleAsync(one => one.CentreId == me.CentreId && one.Id == sittingId, stop);
        var attempt = await db.Attempts.AsNoTracking().SingleAsync(one => one.CentreId == me.CentreId && one.Id == attemptId, stop);
        var files = await db.AttemptFiles.Where(file => file.CentreId == me.CentreId && file.AttemptId == attemptId).ToListAsync(stop);
        var rules = (await db.PoliciesOf(me.CentreId, sittingId, stop)).ExamFiles;
        return new HeldFolder(change, me.CentreId, new AttemptFolder(sitting, attempt, files, rules));
    }

    /// <summary>Stores what was done to the folder, and lets go.</summary>
    public async Task Close(HeldFolder held, CancellationToken stop)
    {
        var added = held.Folder.Files.Where(file => db.Entry(file).State == EntityState.Detached);
        db.AttemptFiles.AddRange(added);
        await db.SaveChangesAsync(stop);
        await held.Change.CommitAsync(stop);
    }
}
