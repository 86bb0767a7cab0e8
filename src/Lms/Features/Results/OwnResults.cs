using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Results;

/// <summary>What a trainee has of their own: results, and what each of them came from.</summary>
public sealed class OwnResults(LmsDbContext db, CurrentUser me)
{
    public IQueryable<ResultRow> Released() =>
        from result in db.LastResults()
        join sitting in db.Sittings on new { result.CentreId, Id = result.ExamSittingId } equals new { sitting.CentreId, sitting.Id }
        where result.CentreId == me.CentreId && result.PersonId == me.PersonId && sitting.ReleasedAt != null
        select new ResultRow
        {
            SittingId = sitting.Id,
            CameFor = sitting.Candidates.Where(candidate => candidate.PersonId == result.PersonId).Select(candidate => candidate.CameFor).FirstOrDefault(),
            IsPostponed = false,
            ScriptId = result.ScriptId,
            Title = sitting.Title,
            HasFiles = sitting.TakesFiles,
            WrittenOn = sitting.Opens,
            ReleasedAt = sitting.ReleasedAt!.Value,
            Mark = result.Mark,
            Earned = result.Earned,
            Discipline = result.Discipline,
            DeductedPercent = result.DeductedPercent,
            Classification = result.Classification,
            Former = db.Results.Where(former => former.CentreId == result.CentreId && former.ExamSittingId == result.ExamSittingId
                && former.PersonId == result.PersonId && former.Edition == result.Edition - 1).Select(former => (decimal?)former.Mark).FirstOrDefault(),
            Appeal = db.MarkAppeals.Where(appeal => appeal.CentreId == result.CentreId && appeal.ExamSittingId == result.ExamSittingId && appeal.PersonId == result.PersonId)
                .Select(appeal => (AppealState?)appeal.State).FirstOrDefault(),
            Way = db.Reconciliations.Where(made => made.CentreId == result.CentreId && made.ScriptId == result.ScriptId)
                .Select(made => (ReconciliationState?)made.State).FirstOrDefault(),
            Max = db.PaperQuestions.Where(asked => asked.CentreId == sitting.CentreId && asked.ExamPaperId == sitting.ExamPaperId && asked.Form == sitting.Form)
                .Sum(asked => asked.Question.Points),
        };

    /// <summary>The sittings that the trainee was excused from: they are told so at once.</summary>
    public IQueryable<ResultRow> Postponed() =>
        from candidate in db.Candidates
        join sitting in db.Sittings on new { candidate.CentreId, Id = candidate.ExamSittingId } equals new { sitting.CentreId, sitting.Id }
        where candidate.CentreId == me.CentreId && candidate.PersonId == me.PersonId && candidate.PostponedAt != null
        select new ResultRow
        {
            SittingId = sitting.Id,
            CameFor = candidate.CameFor,
            IsPostponed = true,
            ScriptId = Guid.Empty,
            Title = sitting.Title,
            HasFiles = false,
            WrittenOn = sitting.Opens,
            ReleasedAt = candidate.PostponedAt!.Value,
            Mark = 0,
            Earned = 0,
            Discipline = null,
            DeductedPercent = 0,
            Classification = "",
            Former = null,
            Appeal = null,
            Way = null,
            Max = 0,
        };

    /// <summary>The sittings whose results count, of those that several results of one exam come from.</summary>
    public async Task<IReadOnlySet<Guid>> Counting(CancellationToken stop) =>
        (await db.ReleasedResults(me.CentreId).Where(result => result.PersonId == me.PersonId).ToListAsync(stop))
        .Counting().Select(result => result.SittingId).ToHashSet();

    /// <summary>What each marker of the script gave and remarked, round by round.</summary>
    public Task<List<MarkSheet>> Sheets(ResultRow row, CancellationToken stop) => db.MarkSheets.AsNoTracking()
        .Include(sheet => sheet.Marks).Include(sheet => sheet.Remarks)
        .Where(sheet => sheet.CentreId == me.CentreId && sheet.ScriptId == row.ScriptId && sheet.LockedAt != null
            && (sheet.Round < MarkAppeal.FirstRound || row.Appeal == AppealState.Answered))
        .OrderBy(sheet => sheet.Round).AsSingleQuery().ToListAsync(stop);

    /// <summary>The question as it was put to the trainee, with the answer as they wrote it.</summary>
    public Task<List<AnsweredQuestion>> Answers(ResultRow row, CancellationToken stop) => (
        from answer in db.Set<ScriptAnswer>()
        join link in db.ScriptLinks on new { answer.CentreId, answer.ScriptId } equals new { link.CentreId, link.ScriptId }
        from asked in db.Attempts.Where(attempt => attempt.CentreId == link.CentreId && attempt.Id == link.AttemptId)
            .SelectMany(attempt => attempt.Questions).Where(asked => asked.QuestionId == answer.QuestionId)
        join question in db.Questions on new { answer.CentreId, Id = answer.QuestionId } equals new { question.CentreId, question.Id }
        where answer.CentreId == me.CentreId && answer.ScriptId == row.ScriptId
        orderby answer.Number
        select new AnsweredQuestion
        {
            Number = answer.Number,
            Kind = asked.Kind,
            Points = asked.Points,
            QuestionHtml = asked.Text.Html,
            Marked = answer.Text,
            Written = db.ScriptOriginals.Where(original => original.CentreId == answer.CentreId && original.ScriptId == answer.ScriptId
                && original.Number == answer.Number).Select(original => original.Text).FirstOrDefault(),
            Hidden = db.ScriptMasks.Where(mask => mask.CentreId == answer.CentreId && mask.ScriptId == answer.ScriptId && mask.Number == answer.Number
                && !mask.InQuestion && mask.State == MaskState.Hidden).Select(mask => new TextStretch(mask.Start, mask.Length)).ToList(),
            Scheme = question.Scheme.OrderBy(item => item.Number).ToList(),
        }).AsNoTracking().ToListAsync(stop);

    public Task<List<Incident>> Standing(Guid sittingId, CancellationToken stop) => db.Incidents.AsNoTracking()
        .Where(incident => incident.CentreId == me.CentreId && incident.ExamSittingId == sittingId && incident.PersonId == me.PersonId && incident.WithdrawnAt == null)
        .OrderBy(incident => incident.RecordedAt).ToListAsync(stop);

    /// <summary>The trainee's own, under the names they gave.</summary>
    public Task<List<AttemptFile>> Files(ResultRow row, CancellationToken stop) => db.AttemptFiles.AsNoTracking()
        .Where(file => file.CentreId == me.CentreId && file.RemovedAt == null
            && db.ScriptLinks.Any(link => link.CentreId == me.CentreId && link.ScriptId == row.ScriptId && link.AttemptId == file.AttemptId))
        .OrderBy(file => file.Place).ToListAsync(stop);
}
