using Lms.Data.Archives;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;

namespace Lms.Features.Marking.Papers;

/// <summary>Mark sheets, minutes of reconciliation and the table of marks.</summary>
public sealed class ArchivedMarking(MarkRecords records, MarkSheetPaper sheets, ReconciliationPaper reconciliation, MarkTablePaper table) : IArchivePart
{
    public string Folder => "2-cham-thi";

    public async Task Write(SittingArchive archive, CancellationToken stop)
    {
        var sitting = archive.Sitting;
        var (head, questions) = (await records.Head(sitting, stop), await records.Questions(sitting, stop));
        await foreach (var script in records.Scripts(sitting, stop))
        {
            await archive.Add($"{Folder}/phieu-cham/{script.Script.MaskNumber:0000}.docx", stream => sheets.Write(stream, head, questions, script.Script, script.Sheets));
        }

        var source = await ReconciliationSource.Read(records, sitting, stop);
        await archive.Add($"{Folder}/bien-ban-thong-nhat-diem.docx", reconciliation.Document(source), stop);
        await archive.Add($"{Folder}/bien-ban-thong-nhat-diem.xlsx", reconciliation.Sheet(source), stop);
        var (results, bands) = (await records.Results(sitting, stop), await records.Bands(sitting, stop));
        await archive.Add($"{Folder}/bang-diem.docx", table.Document(head, results, bands), stop);
        await archive.Add($"{Folder}/bang-diem.xlsx", table.Sheet(head, results, bands), stop);
    }
}
