using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Features.Marking.Head;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking;

/// <summary>What lies before the head of marking: the scripts of a sitting, and the sheets of one side by side.</summary>
public sealed class HeadsDesk(LmsDbContext db, CurrentUser me, Texts text)
{
    /// <summary>With its appointments; null for those who have nothing to do with it.</summary>
    public Task<ExamSitting?> Find(Guid id, CancellationToken stop) => db.SittingKnownTo(me, id, stop);

    public async Task<ScriptsPage> List(ExamSitting sitting, ScriptStanding? state, int page, CancellationToken stop)
    {
        var counts = await Rows(sitting).GroupBy(row => row.State).Select(group => new { State = group.Key, Count = group.Count() }).ToListAsync(stop);
        var states = state?.States();
        var rows = await Rows(sitting)
            .Where(row => states == null || (row.State == null ? states.Length == 0 : states.Contains(row.State.Value)))
            .OrderBy(row => row.MaskNumber)
            .Skip((page - 1) * ScriptsPage.Size).Take(ScriptsPage.Size).AsSingleQuery()
            .ToListAsync(stop);
        return new ScriptsPage(
            sitting, rows, counts.Where(count => count.State is not null).ToDictionary(count => count.State!.Value, count => count.Count),
            counts.Find(count => count.State is null)?.Count ?? 0, state, page);
    }

    /// <summary>Null when the sitting has no script under this number.</summary>
    public async Task<ScriptPage?> Page(ExamSitting sitting, int maskNumber, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var found = await Given(sitting).AsNoTracking().Include(script => script.Answers)
            .Where(script => script.MaskNumber == maskNumber)
            .Select(script => new
            {
                Script = script,
                Made = db.Reconciliations.FirstOrDefault(made => made.CentreId == script.CentreId && made.ScriptId == script.Id),
            })
            .AsSingleQuery().SingleOrDefaultAsync(stop);
        if (found is null)
        {
            return null;
        }

        var all = await Sheets(found.Script, stop);
        var sheets = all.FindAll(row => row.Sheet.Round < MarkAppeal.FirstRound);
        var shown = found.Made is null ? [] : sheets.FindAll(row => row.Sheet.LockedAt is not null);
        var questions = await db.QuestionsOf(sitting).AsNoTracking()
            .Include(asked => asked.Question).ThenInclude(question => question.Scheme)
            .OrderBy(asked => asked.Number).AsSingleQuery().ToListAsync(stop);
        var policies = await db.PoliciesOf(sitting, stop);
        return new ScriptPage(
            sitting, maskNumber, found.Made, policies.Reconciliation, policies.MarkStep, sheets.Count,
            [.. shown.Select((row, at) => new SheetColumn(at + 1, row.Marker, row.Sheet.LockedAt!.Value, row.Sheet.Total, row.Sheet.Conclusion))],
            ComparedSheets.Parts(found.Script, questions, shown.ConvertAll(row => row.Sheet)), new SettleForm())
        {
            // An appeal's markers have nobody else to tell.
            Concerns = [.. all.Where(row => row.Sheet.Concern is not null).Select(row => new ScriptConcern(row.Sheet, row.Marker))],
            Files = sitting.TakesFiles ? await Files(sitting, maskNumber, stop) : [],
        };
    }

    public async Task<IReadOnlyList<MarkedFile>> Files(ExamSitting sitting, int maskNumber, CancellationToken stop) => MarkedFile.Of(
        await db.ScriptFiles.AsNoTracking()
            .Where(file => Given(sitting).Any(script => script.MaskNumber == maskNumber && script.CentreId == file.CentreId && script.Id == file.ScriptId))
            .ToListAsync(stop),
        text);

    /// <summary>A script's reconciliation, to change it; null while there is none.</summary>
    public Task<Reconciliation?> Take(ExamSitting sitting, int maskNumber, CancellationToken stop) => db.Reconciliations
        .SingleOrDefaultAsync(
            made => made.CentreId == sitting.CentreId && db.Scripts.Any(script => script.CentreId == made.CentreId
                && script.Id == made.ScriptId && script.ExamSittingId == sitting.Id && script.MaskNumber == maskNumber), stop);

    /// <summary>The sheet whose marker told something about this script, to answer it. Held, so that they reword or withdraw it before, or not at all.</summary>
    public async Task<MarkSheet?> TakeTold(ExamSitting sitting, int maskNumber, Guid sheetId, CancellationToken stop)
    {
        await db.HoldSheet(sitting.CentreId, sheetId, stop);
        return await db.SheetsOf(sitting).Include(sheet => sheet.Concern)
            .Where(sheet => sheet.Id == sheetId && sheet.Concern != null
                && Given(sitting).Any(script => script.Id == sheet.ScriptId && script.MaskNumber == maskNumber))
            .AsSingleQuery().SingleOrDefaultAsync(stop);
    }

    public Task<bool> Exists(ExamSitting sitting, int maskNumber, CancellationToken stop) =>
        Given(sitting).AnyAsync(script => script.MaskNumber == maskNumber, stop);

    /// <summary>Until they are given out there are no scripts for the head: what they say is not masked yet, nor their numbers final.</summary>
    private IQueryable<Script> Given(ExamSitting sitting) =>
        sitting.AllocatedAt is null ? db.ScriptsOf(sitting).Where(_ => false) : db.ScriptsOf(sitting);

    private IQueryable<ScriptRow> Rows(ExamSitting sitting) =>
        from script in Given(sitting)
        join found in db.Reconciliations on new { script.CentreId, ScriptId = script.Id } equals new { found.CentreId, found.ScriptId } into founds
        from made in founds.DefaultIfEmpty()
        select new ScriptRow
        {
            MaskNumber = script.MaskNumber,
            State = made == null ? null : made.State,
            Difference = made == null ? null : made.Difference,
            Mark = made == null ? null : made.Mark,
            Sheets = db.MarkSheets.Count(sheet => sheet.CentreId == script.CentreId && sheet.ScriptId == script.Id && sheet.Round < MarkAppeal.FirstRound),
            Locked = db.MarkSheets.Count(sheet => sheet.CentreId == script.CentreId && sheet.ScriptId == script.Id && sheet.Round < MarkAppeal.FirstRound && sheet.LockedAt != null),
            Concerns = db.MarkSheets.Count(sheet => sheet.CentreId == script.CentreId && sheet.ScriptId == script.Id
                && sheet.Concern != null && sheet.Concern.AnsweredAt == null),
            Totals = db.MarkSheets
                .Where(sheet => made != null && sheet.Round < MarkAppeal.FirstRound && sheet.CentreId == script.CentreId && sheet.ScriptId == script.Id && sheet.LockedAt != null)
                .OrderBy(sheet => sheet.Round).Select(sheet => sheet.Marks.Sum(mark => mark.Value)).ToList(),
        };

    /// <summary>Of every round, those of an appeal too.</summary>
    private async Task<List<(MarkSheet Sheet, string Marker)>> Sheets(Script script, CancellationToken stop)
    {
        var rows = await db.MarkSheets.AsNoTracking().Include(sheet => sheet.Marks).Include(sheet => sheet.Remarks).Include(sheet => sheet.Concern)
            .Where(sheet => sheet.CentreId == script.CentreId && sheet.ScriptId == script.Id)
            .OrderBy(sheet => sheet.Round)
            .Select(sheet => new { Sheet = sheet, Marker = db.People.First(person => person.Id == sheet.MarkerId).FullName })
            .AsSingleQuery().ToListAsync(stop);
        return rows.ConvertAll(row => (row.Sheet, row.Marker));
    }
}
