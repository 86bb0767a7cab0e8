using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Domain.Marking;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Marking;

/// <summary>
/// Closes a sitting: every attempt becomes an anonymous script in shuffled order, and goes by lot to two different
/// markers; but for those of the excused, which are kept unread. The caller holds the sitting, and saves.
/// </summary>
public sealed class SittingSeal(LmsDbContext db)
{
    /// <param name="sitting">With its candidates and appointments.</param>
    /// <param name="show">Turns Markdown into what may be shown.</param>
    /// <param name="lookedAt">How many files were looked at by whoever seals; null when nobody says so.</param>
    /// <returns>How many scripts were made.</returns>
    public async Task<int> Seal(
        ExamSitting sitting, Func<string, WrittenText> show, DateTimeOffset now, CancellationToken stop, int? lookedAt = null)
    {
        var attempts = await db.Attempts.Include(attempt => attempt.Questions)
            .Where(attempt => attempt.CentreId == sitting.CentreId && attempt.ExamSittingId == sitting.Id)
            .ToDictionaryAsync(attempt => attempt.Id, stop);
        var started = attempts.Values.Select(attempt => attempt.PersonId).ToHashSet();
        sitting.Seal(started, attempts.Values.Count(attempt => !attempt.IsOver(now)), now);
        var writers = sitting.Writers(started);
        attempts = attempts.Where(attempt => writers.Contains(attempt.Value.PersonId)).ToDictionary();
        var files = (await db.FilesOf(sitting).AsNoTracking().ToListAsync(stop)).ToLookup(file => file.AttemptId);
        sitting.RequireLookedAt(files.Sum(ofOne => ofOne.Count()), lookedAt);
        var policies = await db.PoliciesOf(sitting, stop);

        // Read now, so that a rule nobody works by stops the seal and not the last sheet.
        _ = policies.Reconciliation;
        var made = Script.MakeFor(sitting, attempts.Keys);
        await Copy(made, attempts, policies.GeneraliseBelow, show, sitting, stop);
        foreach (var (script, link) in made)
        {
            script.Copy(files[link.AttemptId]);
        }

        foreach (var (script, (first, second)) in made.Select(pair => pair.Script)
                     .Zip(TwoRounds.Draw(made.Count, sitting.Holders(AppointmentKind.Marker), Lot.Fair)))
        {
            db.MarkSheets.Add(new MarkSheet(sitting.CentreId, script.Id, round: 1, first));
            db.MarkSheets.Add(new MarkSheet(sitting.CentreId, script.Id, round: 2, second));
        }

        return made.Count;
    }

    private async Task Copy(
        IReadOnlyList<(Script Script, ScriptLink Link)> made, Dictionary<Guid, Attempt> attempts, int generaliseBelow,
        Func<string, WrittenText> show, ExamSitting sitting, CancellationToken stop)
    {
        var questions = await Questions(sitting, stop);
        var answers = await Answers(sitting, stop);
        foreach (var (script, link) in made)
        {
            var attempt = attempts[link.AttemptId];
            var sharing = attempts.Values.Count(other =>
                other.Duty?.Position == attempt.Duty?.Position && other.Duty?.Duty == attempt.Duty?.Duty);
            foreach (var asked in attempt.Questions.OrderBy(asked => asked.Number))
            {
                var source = DutyMasking.SourceFor(questions[asked.QuestionId], attempt.Duty, sharing, generaliseBelow);
                script.Copy(asked.Number, asked.QuestionId, show(source), answers[(attempt.Id, asked.Number)]);
            }

            db.Scripts.Add(script);
            db.ScriptLinks.Add(link);
        }
    }

    private Task<Dictionary<Guid, Question>> Questions(ExamSitting sitting, CancellationToken stop) => db.QuestionsOf(sitting)
        .Include(asked => asked.Question).ThenInclude(question => question.Variants)
        .ToDictionaryAsync(asked => asked.QuestionId, asked => asked.Question, stop);

    private Task<Dictionary<(Guid AttemptId, int Number), string>> Answers(ExamSitting sitting, CancellationToken stop) => db.AnswerTexts
        .Where(answer => answer.CentreId == sitting.CentreId && db.Attempts.Any(attempt =>
            attempt.CentreId == sitting.CentreId && attempt.Id == answer.AttemptId && attempt.ExamSittingId == sitting.Id))
        .ToDictionaryAsync(answer => (answer.AttemptId, answer.Number), answer => answer.Text, stop);
}
