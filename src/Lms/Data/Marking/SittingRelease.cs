using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Marking;

/// <summary>
/// Opens the masks of a marked sitting: every script's reconciled mark becomes its trainee's result. The caller holds
/// the sitting, and saves.
/// </summary>
public sealed class SittingRelease(LmsDbContext db)
{
    public async Task Release(ExamSitting sitting, Guid actor, DateTimeOffset now, CancellationToken stop)
    {
        sitting.Release(actor, await db.UnsettledScriptsOf(sitting).CountAsync(stop), now);
        var points = await db.QuestionsOf(sitting).SumAsync(asked => asked.Question.Points, stop);
        var policies = await db.PoliciesOf(sitting, stop);
        var incidents = (await db.Incidents.AsNoTracking()
            .Where(incident => incident.CentreId == sitting.CentreId && incident.ExamSittingId == sitting.Id)
            .ToListAsync(stop)).ToLookup(incident => incident.PersonId);
        foreach (var settled in await Settled(sitting).ToListAsync(stop))
        {
            var deduction = Deduction.Of(incidents[settled.PersonId]);
            db.Results.Add(new Result(sitting, settled.PersonId, settled.ScriptId, settled.Mark, points, deduction, policies));
        }
    }

    private IQueryable<SettledScript> Settled(ExamSitting sitting) =>
        from script in db.ScriptsOf(sitting)
        join made in db.Reconciliations on new { script.CentreId, ScriptId = script.Id } equals new { made.CentreId, made.ScriptId }
        join link in db.ScriptLinks on new { script.CentreId, ScriptId = script.Id } equals new { link.CentreId, link.ScriptId }
        join attempt in db.Attempts on new { link.CentreId, Id = link.AttemptId } equals new { attempt.CentreId, attempt.Id }
        select new SettledScript { ScriptId = script.Id, PersonId = attempt.PersonId, Mark = made.Mark!.Value };

    private sealed class SettledScript
    {
        public Guid ScriptId { get; init; }

        public Guid PersonId { get; init; }

        public decimal Mark { get; init; }
    }
}
