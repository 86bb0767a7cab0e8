using System.Security.Cryptography;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Domain.Marking;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Marking;

/// <summary>
/// Closes a sitting: every attempt becomes an anonymous script in shuffled order, and goes by lot to a marker. The
/// caller saves.
/// </summary>
public sealed class SittingSeal(LmsDbContext db)
{
    /// <param name="sitting">With its appointments.</param>
    /// <param name="show">Turns Markdown into what may be shown.</param>
    public async Task Seal(ExamSitting sitting, Func<string, WrittenText> show, DateTimeOffset now, CancellationToken stop)
    {
        var attempts = await db.Attempts.Include(attempt => attempt.Questions)
            .Where(attempt => attempt.CentreId == sitting.CentreId && attempt.ExamSittingId == sitting.Id)
            .ToDictionaryAsync(attempt => attempt.Id, stop);
        sitting.Seal(attempts.Values.Count(attempt => !attempt.IsOver(now)), now);

        var questions = await Questions(sitting, stop);
        var answers = await Answers(sitting, stop);
        var policies = await db.PoliciesOf(sitting, stop);
        var markers = Markers(sitting);
        var turn = 0;
        foreach (var (script, link) in Script.MakeFor(sitting, attempts.Keys))
        {
            var attempt = attempts[link.AttemptId];
            var sharing = attempts.Values.Count(other =>
                other.Duty?.Position == attempt.Duty?.Position && other.Duty?.Duty == attempt.Duty?.Duty);
            foreach (var asked in attempt.Questions.OrderBy(asked => asked.Number))
            {
                var source = DutyMasking.SourceFor(questions[asked.QuestionId], attempt.Duty, sharing, policies.GeneraliseBelow);
                script.Copy(asked.Number, asked.QuestionId, show(source), answers[(attempt.Id, asked.Number)]);
            }

            db.Scripts.Add(script);
            db.ScriptLinks.Add(link);
            db.MarkSheets.Add(new MarkSheet(sitting.CentreId, script.Id, round: 1, markers[turn++ % markers.Length]));
        }
    }

    private static Guid[] Markers(ExamSitting sitting)
    {
        var markers = sitting.Appointments
            .Where(appointment => appointment.Kind == AppointmentKind.Marker)
            .Select(appointment => appointment.PersonId)
            .ToArray();
        if (markers.Length == 0)
        {
            throw new RuleBrokenException("ExamSitting.NoMarkers");
        }

        RandomNumberGenerator.Shuffle<Guid>(markers);
        return markers;
    }

    private Task<Dictionary<Guid, Question>> Questions(ExamSitting sitting, CancellationToken stop) => db.Questions
        .Include(question => question.Variants)
        .Where(question => question.CentreId == sitting.CentreId && question.ExamPaperId == sitting.ExamPaperId)
        .ToDictionaryAsync(question => question.Id, stop);

    private Task<Dictionary<(Guid AttemptId, int Number), string>> Answers(ExamSitting sitting, CancellationToken stop) => db.Answers
        .AsNoTracking()
        .Where(answer => answer.CentreId == sitting.CentreId && db.Attempts.Any(attempt =>
            attempt.CentreId == sitting.CentreId && attempt.Id == answer.AttemptId && attempt.ExamSittingId == sitting.Id))
        .ToDictionaryAsync(answer => (answer.AttemptId, answer.Number), answer => answer.Text, stop);
}
