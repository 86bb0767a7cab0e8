using Lms.Data;
using Lms.Data.Conduct;
using Lms.Domain;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Features.Exams.Settling;

/// <summary>Excuses candidates and expects them again, with the sitting and its attempts held: whoever begins or writes meanwhile waits.</summary>
public sealed class PostponementDesk(LmsDbContext db)
{
    /// <summary>All of them, or none.</summary>
    public async Task Postpone(Guid centreId, Guid sittingId, IReadOnlyList<Guid> people, string basis, bool isForceMajeure, ConductAct act, CancellationToken stop)
    {
        await using var change = await Hold(centreId, sittingId, stop);
        var (sitting, attempts) = await Read(centreId, sittingId, stop);
        foreach (var person in people)
        {
            var made = sitting.Postpone(person, basis, isForceMajeure, attempts.Find(one => one.PersonId == person), act);
            db.Postponements.Add(made);
            db.Record(centreId, act.Actor, "ExamSitting.Postponed", sittingId, act.Now, $"{person}: {act.Reason}; {made.Basis}");
        }

        await Close(change, centreId, sittingId, stop);
    }

    public async Task Withdraw(Guid centreId, Guid sittingId, Guid personId, ConductAct act, CancellationToken stop)
    {
        await using var change = await Hold(centreId, sittingId, stop);
        var (sitting, attempts) = await Read(centreId, sittingId, stop);
        var standing = await db.Postponements.SingleOrDefaultAsync(
            one => one.CentreId == centreId && one.ExamSittingId == sittingId && one.PersonId == personId && one.WithdrawnAt == null, stop)
            ?? throw new RuleBrokenException("Postponement.None");
        var pauses = await db.SittingPauses.Where(one => one.CentreId == centreId && one.ExamSittingId == sittingId).ToListAsync(stop);
        sitting.WithdrawPostponement(standing, attempts.Find(one => one.PersonId == personId), pauses, act);
        db.Record(centreId, act.Actor, "ExamSitting.PostponementWithdrawn", sittingId, act.Now, $"{personId}: {act.Reason}");
        await Close(change, centreId, sittingId, stop);
    }

    private async Task<IDbContextTransaction> Hold(Guid centreId, Guid sittingId, CancellationToken stop)
    {
        var change = await db.HoldSitting(centreId, sittingId, stop);
        await db.HoldAttempts(centreId, sittingId, stop);
        return change;
    }

    private async Task<(ExamSitting Sitting, List<Attempt> Attempts)> Read(Guid centreId, Guid sittingId, CancellationToken stop) => (
        await db.Sittings.Include(known => known.Candidates).SingleAsync(known => known.CentreId == centreId && known.Id == sittingId, stop),
        await db.Attempts.Where(attempt => attempt.CentreId == centreId && attempt.ExamSittingId == sittingId).ToListAsync(stop));

    private async Task Close(IDbContextTransaction change, Guid centreId, Guid sittingId, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        await db.TellSitting(centreId, sittingId, stop);
        await change.CommitAsync(stop);
    }
}
