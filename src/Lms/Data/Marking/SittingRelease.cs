using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Marking;

/// <summary>Opens the masks of a marked sitting: every script's mark becomes its trainee's result. The caller saves.</summary>
public sealed class SittingRelease(LmsDbContext db)
{
    public async Task Release(ExamSitting sitting, Guid actor, DateTimeOffset now, CancellationToken stop)
    {
        var scripts = db.Scripts.Where(script => script.CentreId == sitting.CentreId && script.ExamSittingId == sitting.Id);
        var sheets = await db.MarkSheets.Include(sheet => sheet.Marks)
            .Where(sheet => sheet.CentreId == sitting.CentreId && scripts.Any(script => script.Id == sheet.ScriptId))
            .ToListAsync(stop);
        sitting.Release(actor, sheets.Count(sheet => sheet.LockedAt is null), now);

        var owners = await Owners(sitting, scripts, stop);
        var questions = await db.Questions
            .Where(question => question.CentreId == sitting.CentreId && question.ExamPaperId == sitting.ExamPaperId)
            .ToListAsync(stop);
        var policies = await db.PoliciesOf(sitting, stop);
        foreach (var sheet in sheets)
        {
            db.Results.Add(ResultOf(sitting, owners[sheet.ScriptId], sheet, questions, policies));
        }
    }

    private static Result ResultOf(
        ExamSitting sitting, Guid personId, MarkSheet sheet, List<Question> questions, PolicyBook policies)
    {
        var mark = policies.MarkRounding.Round(sheet.Total);

        // A part in the sense of the policy is a whole exam, not a question of it: this class has written one.
        (decimal Mark, decimal Points)[] parts = [(mark, questions.Sum(question => question.Points))];
        return new Result(sitting, personId, sheet.ScriptId, mark, Result.Classify(mark, parts, policies));
    }

    private Task<Dictionary<Guid, Guid>> Owners(ExamSitting sitting, IQueryable<Script> scripts, CancellationToken stop) =>
        db.ScriptLinks
            .Where(link => link.CentreId == sitting.CentreId && scripts.Any(script => script.Id == link.ScriptId))
            .Join(
                db.Attempts,
                link => new { link.CentreId, Id = link.AttemptId },
                attempt => new { attempt.CentreId, attempt.Id },
                (link, attempt) => new { link.ScriptId, attempt.PersonId })
            .ToDictionaryAsync(owner => owner.ScriptId, owner => owner.PersonId, stop);
}
