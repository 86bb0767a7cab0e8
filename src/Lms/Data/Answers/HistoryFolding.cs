using Lms.Domain;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Answers;

/// <summary>
/// Folds the histories of released sittings: every save of an answer becomes one checkpoint. Takes one answer at a time and
/// holds it, so that nodes share the work and one that dies leaves nothing half done.
/// </summary>
public sealed class HistoryFolding(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HistoryFolding> log)
{
    /// <summary>How many were folded.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        var (folded, last) = (0, new AnswerKey(Guid.Empty, 0));
        while (await Next(last, stop) is { } fold)
        {
            (folded, last) = (folded + (fold.Done ? 1 : 0), fold.Key);
        }

        return folded;
    }

    /// <summary>The first after the last that nobody else holds; null at the end.</summary>
    private async Task<(AnswerKey Key, bool Done)?> Next(AnswerKey last, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        await using var change = await db.Database.BeginTransactionAsync(stop);
        var found = await db.Answers.FromSql($"""
            select w.* from answers w
            join attempts a on a.centre_id = w.centre_id and a.id = w.attempt_id
            join sittings s on s.centre_id = a.centre_id and s.id = a.exam_sitting_id
            where s.released_at is not null and (w.attempt_id, w.number) > ({last.AttemptId}, {last.Number})
              and exists (select from answer_revisions r where r.centre_id = w.centre_id and r.attempt_id = w.attempt_id and r.number = w.number)
            order by w.attempt_id, w.number limit 1 for update of w skip locked
            """).AsNoTracking().ToListAsync(stop);
        if (found is not [var answer])
        {
            return null;
        }

        var done = await Fold(db, answer, stop);
        await change.CommitAsync(stop);
        return (new AnswerKey(answer.AttemptId, answer.Number), done);
    }

    private async Task<bool> Fold(LmsDbContext db, Answer answer, CancellationToken stop)
    {
        var revisions = db.AnswerRevisions.Where(revision => revision.CentreId == answer.CentreId
            && revision.AttemptId == answer.AttemptId && revision.Number == answer.Number);
        try
        {
            var saves = await revisions.AsNoTracking().ToListAsync(stop);
            var text = await db.AnswerTexts.SingleAsync(one => one.CentreId == answer.CentreId && one.AttemptId == answer.AttemptId && one.Number == answer.Number, stop);
            var folded = AnswerHistory.Fold(text.Told, saves.ConvertAll(save => save.Saved));
            (await Checkpoint(db, text, stop)).Fold(folded!, clock.GetUtcNow());
        }
        catch (RuleBrokenException broken)
        {
            log.LogError("The history of answer {Number} of attempt {Attempt} was altered: {Rule}. It is kept as it is.", answer.Number, answer.AttemptId, broken.Key);
            return false;
        }

        await db.SaveChangesAsync(stop);
        await revisions.ExecuteDeleteAsync(stop);
        return true;
    }

    private static async Task<AnswerCheckpoint> Checkpoint(LmsDbContext db, AnswerText text, CancellationToken stop) =>
        await db.AnswerCheckpoints.SingleOrDefaultAsync(
            one => one.CentreId == text.CentreId && one.AttemptId == text.AttemptId && one.Number == text.Number, stop)
        ?? db.AnswerCheckpoints.Add(new AnswerCheckpoint(text)).Entity;
}
