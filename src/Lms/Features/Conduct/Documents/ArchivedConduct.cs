using Lms.Data.Archives;
using Lms.Web;

namespace Lms.Features.Conduct.Documents;

/// <summary>Attendance sheet and minutes of invigilation.</summary>
public sealed class ArchivedConduct(BoardPages pages, SittingPapers papers, CurrentUser me) : IArchivePart
{
    public string Folder => "1-coi-thi";

    public async Task Write(SittingArchive archive, CancellationToken stop)
    {
        var source = await pages.Papers(me, archive.Sitting.Id, stop);
        await archive.Add($"{Folder}/bien-ban-coi-thi.docx", papers.Minutes(source), stop);
        await archive.Add($"{Folder}/danh-sach-du-thi.docx", papers.AttendanceSheet(source), stop);
    }
}
