using Lms.Data;
using Lms.Data.Conduct;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Features.Conduct;

/// <summary>A sitting held until the commit, with all its attempts: nobody hands in, begins or gives time meanwhile.</summary>
public sealed record HeldSitting(IDbContextTransaction Change, ExamSitting Sitting, IReadOnlyList<Attempt> Attempts, SittingPause? Pause)
{
    public Attempt? AttemptOf(Guid personId) => Attempts.FirstOrDefault(attempt => attempt.PersonId == personId);

    /// <exception cref="Domain.RuleBrokenException">Nobody has this number.</exception>
    public Candidate Numbered(int number) => Sitting.Candidates.FirstOrDefault(candidate => candidate.Number == number)
        ?? throw new Domain.RuleBrokenException("ExamSitting.NotACandidate");
}

/// <summary>Where sittings are found and held for those who conduct them.</summary>
public sealed class ConductDesk(LmsDbContext db)
{
    /// <summary>With candidates and appointments, to be asked about; null for strangers.</summary>
    public Task<ExamSitting?> Find(CurrentUser me, Guid sittingId, CancellationToken stop) => db.Sittings.AsNoTracking().AsSingleQuery()
        .VisibleTo(me)
        .Include(sitting => sitting.Appointments)
        .Include(sitting => sitting.Candidates.Where(candidate => candidate.PersonId == me.PersonId))
        .SingleOrDefaultAsync(sitting => sitting.Id == sittingId, stop);

    public async Task<HeldSitting> Hold(Guid centreId, Guid sittingId, CancellationToken stop)
    {
        var change = await db.HoldSitting(centreId, sittingId, stop);
        await db.HoldAttempts(centreId, sittingId, stop);
        var sitting = await db.Sittings.Include(known => known.Candidates)
            .SingleAsync(known => known.CentreId == centreId && known.Id == sittingId, stop);
        var attempts = await db.Attempts
            .Where(attempt => attempt.CentreId == centreId && attempt.ExamSittingId == sittingId).ToListAsync(stop);
        var pause = sitting.PausedAt is null ? null : await db.SittingPauses
            .SingleAsync(one => one.CentreId == centreId && one.ExamSittingId == sittingId && one.EndedAt == null, stop);
        return new HeldSitting(change, sitting, attempts, pause);
    }

    /// <summary>Writes down what was done, tells those who must know, and lets go.</summary>
    public async Task Close(HeldSitting held, object? made, ConductNote note, CancellationToken stop)
    {
        if (made is not null && db.Entry(made).State == EntityState.Detached)
        {
            db.Add(made);
        }

        db.Record(held.Sitting.CentreId, note.Actor, note.Act, held.Sitting.Id, note.Now, note.Detail);
        await db.SaveChangesAsync(stop);
        await db.TellSitting(held.Sitting.CentreId, held.Sitting.Id, stop);
        await held.Change.CommitAsync(stop);
    }

    public Task<List<Incident>> IncidentsOf(ExamSitting sitting, Guid personId, CancellationToken stop) => db.Incidents
        .Where(one => one.CentreId == sitting.CentreId && one.ExamSittingId == sitting.Id && one.PersonId == personId)
        .OrderBy(one => one.RecordedAt).ToListAsync(stop);

    public Task<Incident?> Incident(ExamSitting sitting, Guid id, CancellationToken stop) => db.Incidents
        .SingleOrDefaultAsync(one => one.CentreId == sitting.CentreId && one.ExamSittingId == sitting.Id && one.Id == id, stop);

    public Task<List<SittingPause>> PausesOf(ExamSitting sitting, CancellationToken stop) => db.SittingPauses
        .Where(one => one.CentreId == sitting.CentreId && one.ExamSittingId == sitting.Id).ToListAsync(stop);

    public Task<Accommodation?> AccommodationOf(ExamSitting sitting, Guid personId, CancellationToken stop) =>
        db.StandingAccommodation(sitting.CentreId, sitting.Id, personId, stop);

    public async Task<DisciplineRules> Rules(ExamSitting sitting, CancellationToken stop) => (await db.PoliciesOf(sitting, stop)).Discipline;
}

/// <summary>A line for the audit log.</summary>
public sealed record ConductNote(Guid Actor, DateTimeOffset Now, string Act, string Detail);
