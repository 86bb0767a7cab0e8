using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Marking;

/// <summary>
/// Closes a sitting: every attempt becomes an anonymous script in shuffled order; but for those of the excused, which are kept
/// unread. Names that the register knows are looked for in each. The caller holds the sitting in a transaction, and saves.
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
        await db.HoldAttempts(sitting.CentreId, sitting.Id, stop);
        var attempts = await db.Attempts.Include(attempt => attempt.Questions)
            .Where(attempt => attempt.CentreId == sitting.CentreId && attempt.ExamSittingId == sitting.Id)
            .ToDictionaryAsync(attempt => attempt.Id, stop);
        var started = attempts.Values.Select(attempt => attempt.PersonId).ToHashSet();
        var policies = await db.PoliciesOf(sitting, stop);
        sitting.Seal(started, attempts.Values.Count(attempt => !attempt.IsAtRest(sitting, now)), now, policies.MaskingRounds);
        var writers = sitting.Writers(started);
        attempts = attempts.Where(attempt => writers.Contains(attempt.Value.PersonId)).ToDictionary();
        var files = (await db.FilesOf(sitting).AsNoTracking().ToListAsync(stop)).ToLookup(file => file.AttemptId);
        sitting.RequireLookedAt(files.Sum(ofOne => ofOne.Count()), lookedAt);

        // Read now, so that a rule nobody works by stops the seal and not the last sheet.
        _ = policies.Reconciliation;
        var made = Script.MakeFor(sitting, attempts.Keys);
        await Copy(made, attempts, policies.GeneraliseBelow, show, sitting, stop);
        foreach (var (script, link) in made)
        {
            script.Copy(files[link.AttemptId]);
        }

        await db.SaveChangesAsync(stop);
        await Propose(made.Select(pair => pair.Script), await Names(sitting.CentreId, attempts.Values, stop), stop);
        return made.Count;
    }

    private Task Propose(IEnumerable<Script> scripts, RegisteredNames names, CancellationToken stop) =>
        db.Copy(scripts.SelectMany(script => script.Answers).SelectMany(names.In).ToList(), stop);

    /// <summary>Whom and what the centre's register knows, and what the candidates' duties name.</summary>
    private async Task<RegisteredNames> Names(Guid centreId, IReadOnlyCollection<Attempt> attempts, CancellationToken stop)
    {
        var people = await db.Memberships.Where(member => member.CentreId == centreId)
            .Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person.FullName).ToListAsync(stop);
        var units = await db.Units.Where(unit => unit.CentreId == centreId).Select(unit => new { unit.Name, unit.Locality }).ToListAsync(stop);
        var duties = attempts.Select(attempt => attempt.Duty).OfType<DutySnapshot>().ToList();
        return new RegisteredNames(
            people, units.Select(unit => unit.Name).Concat(duties.Select(duty => duty.Organisation)).Distinct(),
            units.Select(unit => unit.Locality).Concat(duties.Select(duty => duty.Locality)).Distinct());
    }

    private async Task Copy(
        IReadOnlyList<(Script Script, ScriptLink Link)> made, Dictionary<Guid, Attempt> attempts, int generaliseBelow,
        Func<string, WrittenText> show, ExamSitting sitting, CancellationToken stop)
    {
        var questions = await Questions(sitting, stop);
        var answers = await Answers(sitting, stop);
        var sharing = attempts.Values.CountBy(RenderingOf).ToDictionary();
        var shown = new Dictionary<string, WrittenText>(StringComparer.Ordinal);
        foreach (var (script, link) in made)
        {
            var attempt = attempts[link.AttemptId];
            foreach (var asked in attempt.Questions.OrderBy(asked => asked.Number))
            {
                var source = DutyMasking.SourceFor(questions[asked.QuestionId], attempt.Duty, sharing[RenderingOf(attempt)], generaliseBelow);
                script.Copy(asked.Number, asked.QuestionId, Shown(source, show, shown), answers[(attempt.Id, asked.Number)]);
            }

            db.Scripts.Add(script);
            db.ScriptLinks.Add(link);
        }
    }

    private static (string? Position, string? Duty) RenderingOf(Attempt attempt) => (attempt.Duty?.Position, attempt.Duty?.Duty);

    // Many candidates share a wording: each is written once. A script has its own, since it may hide words of it.
    private static WrittenText Shown(string source, Func<string, WrittenText> show, Dictionary<string, WrittenText> shown)
    {
        if (!shown.TryGetValue(source, out var written))
        {
            shown.Add(source, written = show(source));
        }

        return written with { };
    }

    private Task<Dictionary<Guid, Question>> Questions(ExamSitting sitting, CancellationToken stop) => db.QuestionsOf(sitting)
        .Include(asked => asked.Question).ThenInclude(question => question.Variants)
        .ToDictionaryAsync(asked => asked.QuestionId, asked => asked.Question, stop);

    private Task<Dictionary<(Guid AttemptId, int Number), string>> Answers(ExamSitting sitting, CancellationToken stop) => db.AnswerTexts
        .Where(answer => answer.CentreId == sitting.CentreId && db.Attempts.Any(attempt =>
            attempt.CentreId == sitting.CentreId && attempt.Id == answer.AttemptId && attempt.ExamSittingId == sitting.Id))
        .ToDictionaryAsync(answer => (answer.AttemptId, answer.Number), answer => answer.Text, stop);
}
