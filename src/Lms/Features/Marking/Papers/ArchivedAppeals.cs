using Lms.Data;
using Lms.Data.Archives;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Features.Marking.Appeals;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Papers;

/// <summary>
/// Every appeal with its reason and what was decided, the sheets that it added, and the letter that answered it. Names stand beside
/// mask numbers here as among the owners: the folder is not for markers.
/// </summary>
public sealed class ArchivedAppeals(LmsDbContext db, MarkRecords records, MarkSheetPaper sheets, AppealLetter letters, Texts text) : IArchivePart
{
    private const int AtOnce = 100;

    public string Folder => "6-phuc-khao";

    public async Task Write(SittingArchive archive, CancellationToken stop)
    {
        var appeals = await Appeals(archive.Sitting).ToListAsync(stop);
        if (appeals.Count == 0)
        {
            return;
        }

        await archive.Add($"{Folder}/don-phuc-khao.csv", stream => Register(stream, appeals));
        var paper = new Paper(
            await records.Head(archive.Sitting, stop), await records.Questions(archive.Sitting, stop), await records.Bands(archive.Sitting, stop));
        foreach (var some in appeals.Chunk(AtOnce))
        {
            var made = await records.AppealSheets(archive.Sitting, [.. some.Select(row => row.Appeal.ScriptId)], stop);
            foreach (var row in some.Where(row => row.Appeal.TellsMarks))
            {
                await Add(archive, paper, row, [.. made[row.Appeal.ScriptId]], stop);
            }
        }
    }

    private async Task Add(SittingArchive archive, Paper paper, AppealRecord row, IReadOnlyList<LockedSheet> made, CancellationToken stop)
    {
        var folder = $"{Folder}/{row.Script.MaskNumber:0000}";
        await archive.Add($"{folder}/phieu-cham.docx", stream => sheets.Write(stream, paper.Head, paper.Questions, row.Script, made));
        if (row.Appeal.State == AppealState.Answered)
        {
            var source = new LetterSource(
                paper.Head.Centre, paper.Head.Locality, row.FullName, row.Code, paper.Head.Sitting.Title, row.Appeal, row.Result,
                paper.Bands.NameOf(paper.Head.Sitting.Id, row.Result.Classification), paper.Points, [.. made.Select(sheet => sheet.Sheet.Total)]);
            await archive.Add($"{folder}/thu-tra-loi.docx", letters.Write(source), stop);
        }
    }

    private void Register(Stream to, IEnumerable<AppealRecord> appeals)
    {
        using var table = TableWriter.To(to, TableKind.Csv);
        table.Head([
            text["Papers.Mask"], text["Papers.Code"], text["Papers.FullName"], text["Marking.AppliedAt"], text["Marking.AppealReason"], text["Papers.AppealState"],
            text["Papers.AppealDecided"], text["Papers.AppealDecider"], text["Marking.AppealRefusal"], text["Marking.OldMark"], text["Marking.NewMark"],
            text["Papers.Difference"], text["Marking.AppealMinutes"], text["Papers.AppealAnswered"], text["Papers.AppealAnswerer"]]);
        foreach (var row in appeals)
        {
            var appeal = row.Appeal;
            table.Add([
                row.Script.MaskNumber, row.Code, row.FullName.Normalize(), $"{appeal.AppliedAt:u}", appeal.Reason.Normalize(), text.Of(appeal.State),
                $"{appeal.DecidedAt:u}", row.Decider?.Normalize(), appeal.Refusal.Normalize(), appeal.OldMark, appeal.NewMark,
                appeal.Difference, appeal.Minutes.Normalize(), $"{appeal.AnsweredAt:u}", row.Answerer?.Normalize()]);
        }
    }

    private IQueryable<AppealRecord> Appeals(ExamSitting sitting) =>
        from appeal in db.MarkAppeals.AsNoTracking()
        join person in db.People on appeal.PersonId equals person.Id
        join script in db.ScriptsOf(sitting) on appeal.ScriptId equals script.Id
        join result in db.LastResults()
            on new { appeal.CentreId, appeal.ExamSittingId, appeal.PersonId } equals new { result.CentreId, result.ExamSittingId, result.PersonId }
        where appeal.CentreId == sitting.CentreId && appeal.ExamSittingId == sitting.Id
        orderby script.MaskNumber
        select new AppealRecord
        {
            Appeal = appeal,
            Script = script,
            Result = result,
            Code = person.Code,
            FullName = person.FullName,
            Decider = db.People.Where(one => one.Id == appeal.DecidedBy).Select(one => one.FullName).FirstOrDefault(),
            Answerer = db.People.Where(one => one.Id == appeal.AnsweredBy).Select(one => one.FullName).FirstOrDefault(),
        };

    private sealed record Paper(PaperHead Head, IReadOnlyList<PaperQuestion> Questions, PinnedBands Bands)
    {
        public decimal Points { get; } = Questions.Sum(asked => asked.Question.Points);
    }

    private sealed class AppealRecord
    {
        public MarkAppeal Appeal { get; init; } = null!;

        public Script Script { get; init; } = null!;

        /// <summary>The one that counts.</summary>
        public Result Result { get; init; } = null!;

        public string Code { get; init; } = "";

        public string FullName { get; init; } = "";

        public string? Decider { get; init; }

        public string? Answerer { get; init; }
    }
}
