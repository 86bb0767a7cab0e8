using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Answers;

/// <summary>The answer whose saves are looked at, as it stands now.</summary>
/// <param name="IsFolded">Released since: one checkpoint stands for all saves.</param>
public sealed record RevisedAnswer(Guid AttemptId, int Number, long Sequence, bool IsOver, bool IsFolded);

/// <param name="Beginning">The first of what was written in, to know the save by.</param>
public sealed record RevisionLine(long Sequence, DateTimeOffset SavedAt, int Removed, int Inserted, string Beginning);

public sealed record RevisionList(RevisedAnswer Answer, int Page, IReadOnlyList<RevisionLine> Lines)
{
    public const int Size = 50;

    /// <summary>Every save has its revision, until they are folded.</summary>
    public int Total => Answer.IsFolded ? 0 : (int)Answer.Sequence;
}

public sealed record RevisionPage(RevisedAnswer Answer, long Sequence, DateTimeOffset SavedAt, string Text)
{
    public bool IsCurrent => Sequence == Answer.Sequence;

    public int Words => Domain.Language.Words.Count(Text);
}

public sealed class RevisionPages(LmsDbContext db, TimeProvider clock)
{
    private const int BeginningLength = 80;

    /// <summary>Null for everybody but the trainee who wrote.</summary>
    public async Task<RevisionList?> List(CurrentUser me, Guid attemptId, int number, int page, CancellationToken stop)
    {
        if (await Find(me, attemptId, number, stop) is not { } answer)
        {
            return null;
        }

        page = Math.Clamp(page, 1, (int)Math.Max(1, (answer.Sequence + RevisionList.Size - 1) / RevisionList.Size));
        var lines = await Saves(me, answer)
            .OrderByDescending(save => save.Sequence)
            .Skip((page - 1) * RevisionList.Size).Take(RevisionList.Size)
            .Select(save => new RevisionLine(
                save.Sequence, save.SavedAt, save.Removed, save.Inserted.Length, save.Inserted.Substring(0, BeginningLength)))
            .ToListAsync(stop);
        return new RevisionList(answer, page, lines);
    }

    /// <summary>The whole text as it stood after one save.</summary>
    public async Task<RevisionPage?> Read(CurrentUser me, Guid attemptId, int number, long sequence, CancellationToken stop)
    {
        if (await Find(me, attemptId, number, stop) is not { } answer)
        {
            return null;
        }

        var saves = await Saves(me, answer)
            .Where(save => save.Sequence <= sequence)
            .OrderBy(save => save.Sequence)
            .Select(save => new { save.Sequence, save.SavedAt, save.Start, save.Removed, save.Inserted })
            .ToListAsync(stop);
        return saves is [.., var last] && last.Sequence == sequence
            ? new RevisionPage(
                answer, sequence, last.SavedAt,
                TextDelta.Sum(saves.Select(save => new TextDelta(save.Start, save.Removed, save.Inserted))))
            : null;
    }

    private IQueryable<AnswerRevision> Saves(CurrentUser me, RevisedAnswer answer) => db.AnswerRevisions.AsNoTracking()
        .Where(save => save.CentreId == me.CentreId && save.AttemptId == answer.AttemptId && save.Number == answer.Number);

    private async Task<RevisedAnswer?> Find(CurrentUser me, Guid attemptId, int number, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await (
            from attempt in db.Attempts.AsNoTracking().TakenBy(me)
            join answer in db.Answers.AsNoTracking() on new { attempt.CentreId, attempt.Id } equals new { answer.CentreId, Id = answer.AttemptId }
            where attempt.Id == attemptId && answer.Number == number
            select new RevisedAnswer(
                attempt.Id, answer.Number, answer.Sequence, attempt.HandedInAt != null || now > attempt.AcceptsUntil,
                db.AnswerCheckpoints.Any(point => point.FoldedAt != null && point.CentreId == answer.CentreId && point.AttemptId == answer.AttemptId && point.Number == answer.Number)))
            .SingleOrDefaultAsync(stop);
    }
}
