using Lms.Data;
using Lms.Data.Archives;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Media;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Papers;

/// <summary>
/// What leads from mask numbers to people, apart from the scripts: the list of links; each answer and file just as it was handed in,
/// so that its hash is the one on the receipt; and the receipts, with the keys that prove them.
/// </summary>
public sealed class ArchivedOwners(LmsDbContext db, Texts text) : IArchivePart
{
    public string Folder => "4-danh-tinh";

    public async Task Write(SittingArchive archive, CancellationToken stop)
    {
        await archive.Add($"{Folder}/so-phach.csv", stream => Links(stream, archive.Sitting, stop));
        await Answers(archive, stop);
        await Files(archive, stop);
        await Receipts(archive, stop);
    }

    private async Task Links(Stream to, ExamSitting sitting, CancellationToken stop)
    {
        using var table = TableWriter.To(to, TableKind.Csv);
        table.Head([text["Papers.Mask"], text["Papers.FirstMask"], text["Papers.Number"], text["Papers.Code"], text["Papers.FullName"]]);
        var rows = Owners(sitting).Join(db.People, owner => owner.PersonId, person => person.Id, (owner, person) => new { Owner = owner, person.Code, person.FullName })
            .Join(
                db.Candidates.Where(candidate => candidate.CentreId == sitting.CentreId && candidate.ExamSittingId == sitting.Id), row => row.Owner.PersonId,
                candidate => candidate.PersonId, (row, candidate) => new { row.Owner, row.Code, row.FullName, candidate.Number })
            .OrderBy(row => row.Owner.MaskNumber);
        await foreach (var row in rows.Streamed().WithCancellation(stop))
        {
            table.Add([row.Owner.MaskNumber, row.Owner.FirstNumber ?? row.Owner.MaskNumber, row.Number, row.Code, row.FullName.Normalize()]);
        }
    }

    private async Task Answers(SittingArchive archive, CancellationToken stop)
    {
        var sitting = archive.Sitting;
        var answers = Owners(sitting).Join(
                db.AnswerTexts.AsNoTracking().Where(answer => answer.CentreId == sitting.CentreId), owner => owner.AttemptId, answer => answer.AttemptId,
                (owner, answer) => new { owner.MaskNumber, answer.Number, answer.Text })
            .OrderBy(row => row.MaskNumber).ThenBy(row => row.Number);
        await foreach (var row in answers.Streamed().WithCancellation(stop))
        {
            await archive.Add($"{Folder}/{row.MaskNumber:0000}/cau-{row.Number}.txt", row.Text, stop);
        }
    }

    private async Task Files(SittingArchive archive, CancellationToken stop)
    {
        var sitting = archive.Sitting;
        var files = Owners(sitting).Join(
                db.AttemptFiles.AsNoTracking().Where(file => file.CentreId == sitting.CentreId && file.RemovedAt == null), owner => owner.AttemptId, file => file.AttemptId,
                (owner, file) => new { owner.MaskNumber, File = file })
            .OrderBy(row => row.MaskNumber).ThenBy(row => row.File.Place);
        var (last, number) = (0, 0);
        await foreach (var row in files.Streamed().WithCancellation(stop))
        {
            (last, number) = (row.MaskNumber, row.MaskNumber == last ? number + 1 : 1);
            await archive.AddStored($"{Folder}/{row.MaskNumber:0000}/tep-{number}{row.File.Kind.Extension()}", row.File.Sha256, row.File.Length, stop);
        }
    }

    private async Task Receipts(SittingArchive archive, CancellationToken stop)
    {
        var sitting = archive.Sitting;
        var receipts = Owners(sitting).Join(
                db.Receipts.AsNoTracking().Where(receipt => receipt.CentreId == sitting.CentreId), owner => owner.AttemptId, receipt => receipt.AttemptId,
                (owner, receipt) => new { owner.MaskNumber, Receipt = receipt })
            .OrderBy(row => row.MaskNumber).ThenBy(row => row.Receipt.MadeAt).ThenBy(row => row.Receipt.Id);
        var (last, number, keys) = (0, 0, new SortedSet<int>());
        await foreach (var row in receipts.Streamed().WithCancellation(stop))
        {
            (last, number) = (row.MaskNumber, row.MaskNumber == last ? number + 1 : 1);
            keys.Add(row.Receipt.KeyId);
            await archive.Add($"{Folder}/{row.MaskNumber:0000}/bien-nhan-{number}.txt", row.Receipt.Statement, stop);
            await archive.Add($"{Folder}/{row.MaskNumber:0000}/bien-nhan-{number}.khoa-{row.Receipt.KeyId}.sig", row.Receipt.Signature, stop);
        }

        foreach (var key in await db.ReceiptKeys.AsNoTracking().Where(key => keys.Contains(key.Id)).OrderBy(key => key.Id).Select(key => new { key.Id, key.PublicKey }).ToListAsync(stop))
        {
            await archive.Add($"{Folder}/khoa-{key.Id}.der", key.PublicKey, stop);
        }
    }

    private IQueryable<Owner> Owners(ExamSitting sitting) =>
        from script in db.ScriptsOf(sitting)
        join link in db.ScriptLinks on new { script.CentreId, ScriptId = script.Id } equals new { link.CentreId, link.ScriptId }
        join attempt in db.Attempts on new { link.CentreId, Id = link.AttemptId } equals new { attempt.CentreId, attempt.Id }
        select new Owner { MaskNumber = script.MaskNumber, FirstNumber = link.FirstNumber, AttemptId = attempt.Id, PersonId = attempt.PersonId };

    private sealed class Owner
    {
        public int MaskNumber { get; init; }

        public int? FirstNumber { get; init; }

        public Guid AttemptId { get; init; }

        public Guid PersonId { get; init; }
    }
}
