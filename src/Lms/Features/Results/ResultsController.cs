using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Results;

/// <summary>A trainee's own results. Before release there are none: not in the list, not by address.</summary>
[Route("c/{centre}/results")]
public sealed class ResultsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    private const int PageSize = 20;

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop, int page = 1)
    {
        page = Math.Clamp(page, 1, 10_000);
        var mine = MyResults().Concat(Postponed());
        var rows = await mine.OrderByDescending(row => row.ReleasedAt).ThenBy(row => row.SittingId)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var bands = await PinnedBands.Of(db, CentreId, [.. rows.Select(row => row.SittingId)], stop);
        var total = page == 1 && rows.Count < PageSize ? rows.Count : await mine.CountAsync(stop);
        return View(new ResultsPage(rows, bands, await Counting(stop), page, PageSize, total));
    }

    [HttpGet("{sittingId:guid}")]
    public async Task<IActionResult> Show(Guid sittingId, CancellationToken stop)
    {
        var row = await MyResults().SingleOrDefaultAsync(row => row.SittingId == sittingId, stop);
        if (row is null)
        {
            return NotFound();
        }

        var sheets = await db.MarkSheets.AsNoTracking().Include(sheet => sheet.Marks).Include(sheet => sheet.Remarks)
            .Where(sheet => sheet.CentreId == CentreId && sheet.ScriptId == row.ScriptId && sheet.LockedAt != null
                && (sheet.Round < MarkAppeal.FirstRound || row.Appeal == AppealState.Answered))
            .OrderBy(sheet => sheet.Round).AsSingleQuery().ToListAsync(stop);
        var bands = await PinnedBands.Of(db, CentreId, [sittingId], stop);
        var rules = (await db.PoliciesOf(CentreId, sittingId, stop)).Appeal;
        return View(ResultPage.Of(row, bands.NameOf(sittingId, row.Classification), await Answers(row, stop), sheets) with
        {
            Counts = (await Counting(stop)).Contains(sittingId),
            Incidents = row.Discipline is null ? [] : await Standing(sittingId, stop),
            Files = row.HasFiles ? await Files(row, stop) : [],
            AppealUntil = rules.LastDay(SchoolTime.Day(row.ReleasedAt)),
            Today = clock.Today(),
        });
    }

    private Task<List<Incident>> Standing(Guid sittingId, CancellationToken stop) => db.Incidents.AsNoTracking()
        .Where(incident => incident.CentreId == CentreId && incident.ExamSittingId == sittingId && incident.PersonId == Me.PersonId && incident.WithdrawnAt == null)
        .OrderBy(incident => incident.RecordedAt).ToListAsync(stop);

    /// <summary>The trainee's own, under the names they gave.</summary>
    private Task<List<AttemptFile>> Files(ResultRow row, CancellationToken stop) => db.AttemptFiles.AsNoTracking()
        .Where(file => file.CentreId == CentreId && file.RemovedAt == null
            && db.ScriptLinks.Any(link => link.CentreId == CentreId && link.ScriptId == row.ScriptId && link.AttemptId == file.AttemptId))
        .OrderBy(file => file.Place).ToListAsync(stop);

    private IQueryable<ResultRow> MyResults() =>
        from result in db.LastResults()
        join sitting in db.Sittings on new { result.CentreId, Id = result.ExamSittingId } equals new { sitting.CentreId, sitting.Id }
        where result.CentreId == CentreId && result.PersonId == Me.PersonId && sitting.ReleasedAt != null
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
    private IQueryable<ResultRow> Postponed() =>
        from candidate in db.Candidates
        join sitting in db.Sittings on new { candidate.CentreId, Id = candidate.ExamSittingId } equals new { sitting.CentreId, sitting.Id }
        where candidate.CentreId == CentreId && candidate.PersonId == Me.PersonId && candidate.PostponedAt != null
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

    private async Task<IReadOnlySet<Guid>> Counting(CancellationToken stop) =>
        (await db.ReleasedResults(CentreId).Where(result => result.PersonId == Me.PersonId).ToListAsync(stop))
        .Counting().Select(result => result.SittingId).ToHashSet();

    /// <summary>The question as it was put to the trainee, with the answer as they wrote it.</summary>
    private Task<List<AnsweredQuestion>> Answers(ResultRow row, CancellationToken stop) => (
        from answer in db.Set<ScriptAnswer>()
        join link in db.ScriptLinks on new { answer.CentreId, answer.ScriptId } equals new { link.CentreId, link.ScriptId }
        from asked in db.Attempts.Where(attempt => attempt.CentreId == link.CentreId && attempt.Id == link.AttemptId)
            .SelectMany(attempt => attempt.Questions).Where(asked => asked.QuestionId == answer.QuestionId)
        join question in db.Questions on new { answer.CentreId, Id = answer.QuestionId } equals new { question.CentreId, question.Id }
        where answer.CentreId == CentreId && answer.ScriptId == row.ScriptId
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
}
