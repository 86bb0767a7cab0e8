using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Features.Marking.Sheets;

/// <summary>What lies before a marker: one of their own sheets, the script it belongs to, and the scheme.</summary>
public sealed class MarkersDesk(LmsDbContext db, NpgsqlDataSource database, MarkingSchemes schemes, CurrentUser me, Texts text)
{
    /// <summary>
    /// Takes a sheet in hand to change it. Its row stays locked until the transaction ends, so that two tabs come one
    /// after the other and the second sees what the first did.
    /// </summary>
    public async Task<SheetInHand?> Take(Guid id, CancellationToken stop)
    {
        var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.HoldSheet(me.CentreId, id, stop);
        var sheet = await db.MarkedBy(me).Include(sheet => sheet.Marks).Include(sheet => sheet.Remarks)
            .Include(sheet => sheet.Aside).Include(sheet => sheet.Concern).AsSplitQuery()
            .SingleOrDefaultAsync(sheet => sheet.Id == id, stop);
        if (sheet is null)
        {
            await transaction.DisposeAsync();
            return null;
        }

        var script = await ScriptOf(sheet, stop);
        return new SheetInHand(sheet, script, await schemes.Of(db, script.CentreId, script.ExamSittingId, stop), transaction);
    }

    public async Task<MarkPage?> Page(Guid id, CancellationToken stop)
    {
        if (await SheetContents.Read(database, me, id, stop) is not { Heading: var sheet } contents)
        {
            return null;
        }

        var scheme = await schemes.Of(db, me.CentreId, sheet.SittingId, stop);
        return new MarkPage(
            id, sheet.MaskNumber, sheet.SittingId, sheet.SittingTitle, sheet.SavedAt, sheet.LockedAt, Parts(contents, scheme), scheme.Step,
            new MarkForm { Sequence = sheet.Sequence, Conclusion = contents.Conclusion, Note = sheet.Note, Concern = sheet.Concern?.Reason },
            contents.Around)
        {
            Code = me.Code,
            Concern = sheet.Concern,
            Files = sheet.TakesFiles ? await Files(id, stop) : [],
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
        where script.ExamSittingId == sittingId
        orderby script.MaskNumber
        select new BagRow { Id = sheet.Id, MaskNumber = script.MaskNumber, LockedAt = sheet.LockedAt };

    private Task<Script> ScriptOf(MarkSheet sheet, CancellationToken stop) => db.Scripts.AsNoTracking()
        .Include(script => script.Answers).AsSingleQuery()
        .SingleAsync(script => script.CentreId == sheet.CentreId && script.Id == sheet.ScriptId, stop);

    private static List<MarkPart> Parts(SheetContents contents, MarkingScheme scheme)
    {
        var parts = new List<MarkPart>();
        var notes = 0;
        foreach (var asked in scheme.Questions)
        {
            var (question, answer) = (asked.Question, contents.Answers.Single(answer => answer.QuestionId == asked.QuestionId));
            var remarks = contents.NotesOn(answer.Number).ToList();
            parts.Add(new MarkPart(
                asked.Number, question.Kind, question.Points, answer.QuestionHtml,
                AnnotatedText.Of(answer.Text, remarks, notes + 1), Lines(contents, asked), scheme.ModelAnswers[question.Id]));
            notes += remarks.Count;
        }

        return parts;
    }

    private static List<MarkLine> Lines(SheetContents contents, PaperQuestion asked) =>
    [
        .. asked.Question.Scheme.OrderBy(item => item.Number).Select(item => new MarkLine(
            item.Id, $"{asked.Number}.{item.Number}", item.Text, item.Max,
            contents.Marks.TryGetValue(item.Id, out var value) ? value : null)),
    ];

    private sealed class BagRow
    {
        public Guid Id { get; init; }

        public int MaskNumber { get; init; }

        public DateTimeOffset? LockedAt { get; init; }
    }
}
