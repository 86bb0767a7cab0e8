using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;

namespace Lms.Data.Scopes;

public static class SittingScopes
{
    /// <summary>What is handed in as files at a sitting; what was taken away again is no part of it.</summary>
    public static IQueryable<AttemptFile> FilesOf(this LmsDbContext db, ExamSitting sitting) => db.FilesOf(sitting.CentreId, sitting.Id);

    /// <inheritdoc cref="FilesOf(LmsDbContext, ExamSitting)"/>
    public static IQueryable<AttemptFile> FilesOf(this LmsDbContext db, Guid centreId, Guid sittingId) => db.AttemptFiles
        .Where(file => file.CentreId == centreId && file.RemovedAt == null && db.Attempts.Any(attempt =>
            attempt.CentreId == centreId && attempt.Id == file.AttemptId && attempt.ExamSittingId == sittingId));

    /// <summary>Roles that see every sitting of the centre; only the academic office manages them.</summary>
    public static readonly Role[] Overseers = [Role.AcademicOffice, Role.Director, Role.DeputyDirector];

    /// <summary>Sittings a person has anything to do with: as the office, by appointment, or as a candidate.</summary>
    public static IQueryable<ExamSitting> VisibleTo(this IQueryable<ExamSitting> sittings, CurrentUser me)
    {
        sittings = sittings.Where(sitting => sitting.CentreId == me.CentreId);
        return me.IsAnyOf(Overseers)
            ? sittings
            : sittings.Where(sitting =>
                sitting.Appointments.Any(held => held.PersonId == me.PersonId) ||
                sitting.Candidates.Any(candidate => candidate.PersonId == me.PersonId));
    }

    /// <summary>A trainee's own attempts: nobody else reaches them before their scripts are made.</summary>
    public static IQueryable<Attempt> TakenBy(this IQueryable<Attempt> attempts, CurrentUser me) =>
        attempts.Where(attempt => attempt.CentreId == me.CentreId && attempt.PersonId == me.PersonId);
}
