using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Conduct;

/// <summary>Closes a sitting now, or moves its close: for everybody, in one act.</summary>
[Route("c/{centre}/sittings/{sittingId:guid}/close-changes")]
public sealed class CloseChangesController(ConductDesk desk, BoardPages pages, TimeProvider clock) : ConductController(desk, pages, clock)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sittingId, ClosingForm closing, CancellationToken stop) => Act(
        sittingId, number: null, "ExamSitting.CloseMoved", closing.Closes is null ? "Conduct.ClosedNow" : "Conduct.CloseMoved",
        held => Task.FromResult<object?>(held.Sitting.MoveClose(closing.Closes ?? Now, held.Pause, held.Attempts, Because(closing.Reason))), stop);
}
