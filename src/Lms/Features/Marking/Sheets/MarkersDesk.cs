using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Sheets;

/// <summary>What lies before a marker: one of their own sheets, the script it belongs to, and the scheme.</summary>
public sealed class MarkersDesk(LmsDbContext db, MarkingSchemes schemes, CurrentUser me, Texts text)
{
    /// <summary>
    /// Takes a sheet in hand to change it. Its row stays locked until the transaction ends, so that two tabs come one
    /// after the other and the second sees what the first did.
    /// </summary>
    public async Task<SheetInHand?> Take(Guid id, CancellationToken stop)
    {
        var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"select 1 from mark_sheets where centre_id = {me.CentreId} and id = {id} for update", stop);
        var sheet = await db.MarkedBy(me).Include(sheet => sheet.Marks).Include(sheet => sheet.Remarks)
            .Include(sheet => sheet.Aside).Include(sheet => sheet.Concern).AsSplitQuery()
            .SingleOrDefaultAsync(sheet => sheet.Id == id, stop);
        if (sheet is null)
        {
            await transaction.DisposeAsync();
            return null;
        }

        var script = await ScriptOf(sheet, stop);
        return new SheetInHand(sheet, script, await schemes.Of(db, script, stop), transaction);
    }

    public async Task<MarkPage?> Page(Guid id, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var sheet = await db.MarkedBy(me).AsNoTracking().Include(sheet => sheet.Marks).Include(sheet => sheet.Remarks).AsSingleQuery()
            .SingleOrDefaultAsync(sheet => sheet.Id == id, stop);
        if (sheet is null)
        {
            return null;
        }

        var (script, note, concern) = await Beside(sheet, stop);
        var scheme = await schemes.Of(db, script, stop);
        var bag = await Sheets(script.ExamSittingId).ToListAsync(stop);
        return new MarkPage(
            sheet.Id, script.MaskNumber, script.ExamSittingId, bag[0].SittingTitle, sheet.SavedAt, sheet.LockedAt, Parts(sheet, script, scheme),
            scheme.Step, MarkForm.Of(sheet, note, concern), NeighbouringSheets.Of(id, bag.ConvertAll(row => (row.Id, row.LockedAt))))
        {
            Code = me.Code,
            Concern = concern,
            Files = bag[0].TakesFiles ? await Files(id, stop) : [],
        };
    }

    /// <summary>Of the script whose sheet this is; none for everybody but its marker.</summary>
    public async Task<IReadOnlyList<MarkedFile>> Files(Guid sheetId, CancellationToken stop) => MarkedFile.Of(
        await db.ScriptFiles.AsNoTracking()
            .Where(file => db.MarkedBy(me).Any(sheet => sheet.Id == sheetId && sheet.CentreId == file.CentreId && sheet.ScriptId == file.ScriptId))
            .ToListAsync(stop),
        text);

    /// <summary>The sheet to go on with: the next open one by mask number, else the first; null when all are locked.</summary>
    public async Task<Guid?> NextOpen(Script after, CancellationToken stop)
    {
        var open = await Sheets(after.ExamSittingId).Where(row => row.LockedAt == null).ToListAsync(stop);
        return (open.Find(row => row.MaskNumber > after.MaskNumber) ?? open.FirstOrDefault())?.Id;
    }

    /// <summary>The marker's sheets of a sitting in the order of their mask numbers, which is no order at all.</summary>
    private IQueryable<BagRow> Sheets(Guid sittingId) =>
        from sheet in db.MarkedBy(me)
        join script in db.Scripts on new { sheet.CentreId, Id = sheet.ScriptId } equals new { script.CentreId, script.Id }
        join sitting in db.Sittings on new { script.CentreId, Id = script.ExamSittingId } equals new { sitting.CentreId, sitting.Id }
        where sitting.Id == sittingId
        orderby script.MaskNumber
        select new BagRow { Id = sheet.Id, MaskNumber = script.MaskNumber, LockedAt = sheet.LockedAt, SittingTitle = sitting.Title, TakesFiles = sitting.TakesFiles };

    private Task<Script> ScriptOf(MarkSheet sheet, CancellationToken stop) => db.Scripts.AsNoTracking()
        .Include(script => script.Answers).AsSingleQuery()
        .SingleAsync(script => script.CentreId == sheet.CentreId && script.Id == sheet.ScriptId, stop);

    /// <summary>With the script what the marker alone reads, in one question to the database.</summary>
    private async Task<(Script Script, string Note, Concern? Concern)> Beside(MarkSheet sheet, CancellationToken stop)
    {
        var found = await db.Scripts.AsNoTracking().Include(script => script.Answers)
            .Where(script => script.CentreId == sheet.CentreId && script.Id == sheet.ScriptId)
            .Select(script => new
            {
                Script = script,
                Note = db.PrivateNotes.Where(note => note.CentreId == sheet.CentreId && note.MarkSheetId == sheet.Id).Select(note => note.Text).FirstOrDefault(),
                Concern = db.Concerns.FirstOrDefault(concern => concern.CentreId == sheet.CentreId && concern.MarkSheetId == sheet.Id),
            })
            .AsSingleQuery().SingleAsync(stop);
        return (found.Script, found.Note ?? "", found.Concern);
    }

    private static List<MarkPart> Parts(MarkSheet sheet, Script script, MarkingScheme scheme)
    {
        var parts = new List<MarkPart>();
        var notes = 0;
        foreach (var asked in scheme.Questions)
        {
            var (question, answer) = (asked.Question, script.Answers.Single(answer => answer.QuestionId == asked.QuestionId));
            var remarks = sheet.Remarks.Where(remark => remark.Number == answer.Number).Select(NoteOf.Remark).ToList();
            parts.Add(new MarkPart(
                asked.Number, question.Kind, question.Points, answer.Question.Html,
                AnnotatedText.Of(answer.Text, remarks, notes + 1), Lines(sheet, asked), scheme.ModelAnswers[question.Id]));
            notes += remarks.Count;
        }

        return parts;
    }

    private static List<MarkLine> Lines(MarkSheet sheet, PaperQuestion asked) =>
    [
        .. asked.Question.Scheme.OrderBy(item => item.Number).Select(item => new MarkLine(
            item.Id, $"{asked.Number}.{item.Number}", item.Text, item.Max,
            sheet.Marks.FirstOrDefault(mark => mark.SchemeItemId == item.Id)?.Value)),
    ];

    private sealed class BagRow
    {
        public Guid Id { get; init; }

        public int MaskNumber { get; init; }

        public DateTimeOffset? LockedAt { get; init; }

        public string SittingTitle { get; init; } = "";

        public bool TakesFiles { get; init; }
    }
}
