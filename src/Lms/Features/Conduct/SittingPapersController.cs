using Lms.Features.Conduct.Documents;
using Lms.Web.Documents;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Conduct;

/// <summary>The papers of a sitting, to be printed and signed.</summary>
[Route("c/{centre}/sittings/{sittingId:guid}")]
public sealed class SittingPapersController(ConductDesk desk, BoardPages pages, SittingPapers papers, TimeProvider clock)
    : ConductController(desk, pages, clock)
{
    [HttpGet("attendance-sheet")]
    public Task<IActionResult> AttendanceSheet(Guid sittingId, CancellationToken stop) => Paper(sittingId, "danh-sach-du-thi", papers.AttendanceSheet, stop);

    [HttpGet("minutes")]
    public Task<IActionResult> Minutes(Guid sittingId, CancellationToken stop) => Paper(sittingId, "bien-ban-coi-thi", papers.Minutes, stop);

    private async Task<IActionResult> Paper(Guid sittingId, string name, Func<PaperSource, byte[]> write, CancellationToken stop) =>
        await Refusal(sittingId, stop) ?? File(write(await Pages.Papers(Me, sittingId, stop)), PartyDocument.Docx, $"{name}.docx");
}
