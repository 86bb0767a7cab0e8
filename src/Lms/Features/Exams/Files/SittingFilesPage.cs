using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Files;

/// <summary>What the candidates of a sitting handed in as files, candidate by candidate.</summary>
/// <param name="Total">Candidates with a file, on all pages.</param>
public sealed record SittingFilesPage(ExamSitting Sitting, IReadOnlyList<CandidateFiles> Candidates, int Page, int Total)
{
    public const int Size = 25;

    public static async Task<SittingFilesPage> Read(LmsDbContext db, ExamSitting sitting, int page, CancellationToken stop)
    {
        var all = Senders(db, sitting);
        var senders = await all.OrderBy(sender => sender.Number).Skip((page - 1) * Size).Take(Size).ToListAsync(stop);
        var attempts = senders.ConvertAll(sender => sender.AttemptId);
        var files = attempts.Count == 0 ? [] : await db.FilesOf(sitting).AsNoTracking()
            .Where(file => attempts.Contains(file.AttemptId)).OrderBy(file => file.Place).ToListAsync(stop);
        var total = page == 1 && senders.Count < Size ? senders.Count : await all.CountAsync(stop);
        var byAttempt = files.ToLookup(file => file.AttemptId);
        return new SittingFilesPage(
            sitting, senders.ConvertAll(sender => new CandidateFiles(sender.Number, sender.FullName, [.. byAttempt[sender.AttemptId]])), page, total);
    }

    private static IQueryable<Sender> Senders(LmsDbContext db, ExamSitting sitting) =>
        from attempt in db.Attempts
        join candidate in db.Candidates
            on new { attempt.CentreId, attempt.ExamSittingId, attempt.PersonId }
            equals new { candidate.CentreId, candidate.ExamSittingId, candidate.PersonId }
        join person in db.People on candidate.PersonId equals person.Id
        where attempt.CentreId == sitting.CentreId && attempt.ExamSittingId == sitting.Id
            && db.AttemptFiles.Any(file => file.CentreId == attempt.CentreId && file.AttemptId == attempt.Id && file.RemovedAt == null)
        select new Sender { AttemptId = attempt.Id, Number = candidate.Number, FullName = person.FullName };

    private sealed class Sender
    {
        public Guid AttemptId { get; init; }

        public int Number { get; init; }

        public string FullName { get; init; } = "";
    }
}

public sealed record CandidateFiles(int Number, string FullName, IReadOnlyList<AttemptFile> Files);
