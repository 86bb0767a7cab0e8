using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Head;

/// <summary>How far the marking of a sitting has come: by marker and by mask number, never by trainee.</summary>
[Route("c/{centre}/sittings/{id:guid}/marking")]
public sealed class MarkingBoardsController(LmsDbContext db, MarkingBoard board) : MarkingPagesController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop, int page = 1)
    {
        var sitting = await db.SittingKnownTo(Me, id, stop);
        if (sitting is null || !await May(OverseeMarking.Policy, sitting))
        {
            return Refused(sitting);
        }

        return View(await board.Read(sitting, Math.Clamp(page, 1, 10_000), stop) with
        {
            IsHead = await May(SettleMarks.Policy, sitting),
            MaySeal = await May(SealSitting.Policy, sitting),
            MayRelease = await May(ReleaseSitting.Policy, sitting),
            MayReadMasks = await May(ReadMasks.Policy, sitting),
        });
    }
}
