using Lms.Data;
using Lms.Data.Marking;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Head;

/// <summary>A third marker for a script whose two sheets lie too far apart.</summary>
[Route("c/{centre}/sittings/{id:guid}/scripts/{maskNumber:int}/third-markings")]
public sealed class ThirdMarkingsController(LmsDbContext db, HeadsDesk desk, ScriptReconciliation scripts, TimeProvider clock)
    : HeadOfMarkingController(db, desk, clock)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, int maskNumber, CancellationToken stop) => OnScript(
        id, maskNumber, new SettleForm(), "Reconciliation.ThirdDrawn", "Marking.ThirdDrawn",
        (sitting, made) => scripts.DrawThird(sitting, made, stop), stop);
}
