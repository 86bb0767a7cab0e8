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
        await using var change = await db.HoldExamFrom(centreId, sittingId, stop);
        await db.HoldAttempts(centreId, sittingId, stop);
        var (sitting, attempts) = await Read(centreId, sittingId, stop);
        var standing = await db.Postponements.SingleOrDefaultAsync(
            one => one.CentreId == centreId && one.ExamSittingId == sittingId && one.PersonId == personId && one.WithdrawnAt == null, stop)
            ?? throw new RuleBrokenException("Postponement.None");
        var pauses = await db.SittingPauses.Where(one => one.CentreId == centreId && one.ExamSittingId == sittingId).ToListAsync(stop);
        sitting.WithdrawPostponement(standing, attempts.Find(one => one.PersonId == personId), pauses, act);
        db.Record(centreId, act.Actor, "ExamSitting.PostponementWithdrawn", sittingId, act.Now, $"{personId}: {act.Reason}");
        await TakeOffLater(sitting, personId, act, stop);
        await Close(change, centreId, sittingId, stop);
    }

    /// <summary>
    /// Nobody is expected at two sittings of one exam: being excused here is what put them on a list that was made later, as ids
    /// tell, which begin with the time.
    /// </summary>
    private async Task TakeOffLater(ExamSitting sitting, Guid personId, ConductAct act, CancellationToken stop)
    {
        var later = await db.Sittings.Include(one => one.Candidates.Where(candidate => candidate.PersonId == personId))
            .Where(one => one.CentreId == sitting.CentreId && one.FirstId == sitting.FirstId && one.Id > sitting.Id
                && one.Candidates.Any(candidate => candidate.PersonId == personId))
            .AsSingleQuery().ToListAsync(stop);
        foreach (var one in later)
        {
            one.TakeOff(personId, await HasRecords(one, personId, stop), act.Now);
            await db.EntryPasses.Where(pass => pass.CentreId == one.CentreId && pass.ExamSittingId == one.Id && pass.PersonId == personId).ExecuteDeleteAsync(stop);
            db.Record(one.CentreId, act.Actor, "ExamSitting.TakenOffList", one.Id, act.Now, $"{personId}: {sitting.Id}");
            await db.TellSitting(one.CentreId, one.Id, stop);
        }
    }

    private Task<bool> HasRecords(ExamSitting sitting, Guid personId, CancellationToken stop) => db.Candidates.AnyAsync(
        candidate => candidate.CentreId == sitting.CentreId && candidate.ExamSittingId == sitting.Id && candidate.PersonId == personId
            && (db.Attempts.Any(one => one.CentreId == sitting.CentreId && one.ExamSittingId == sitting.Id && one.PersonId == personId)
                || db.Incidents.Any(one => one.CentreId == sitting.CentreId && one.ExamSittingId == sitting.Id && one.PersonId == personId)
                || db.Accommodations.Any(one => one.CentreId == sitting.CentreId && one.ExamSittingId == sitting.Id && one.PersonId == personId)
                || db.TimeExtensions.Any(one => one.CentreId == sitting.CentreId && one.ExamSittingId == sitting.Id && one.PersonId == personId)
                || db.Postponements.Any(one => one.CentreId == sitting.CentreId && one.ExamSittingId == sitting.Id && one.PersonId == personId)
                || db.EntryUses.Any(one => one.CentreId == sitting.CentreId && one.ExamSittingId == sitting.Id && one.PersonId == personId)),
        stop);

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
