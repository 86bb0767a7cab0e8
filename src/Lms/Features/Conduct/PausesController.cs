using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Conduct;

/// <summary>Stops the clocks of all who write, and lets them run again.</summary>
[Route("c/{centre}/sittings/{sittingId:guid}/pauses")]
public sealed class PausesController(ConductDesk desk, BoardPages pages, TimeProvider clock) : ConductController(desk, pages, clock)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sittingId, PauseForm pause, CancellationToken stop) => Act(
        sittingId, number: null, "ExamSitting.Paused", "Conduct.PausedNow",
        held => Task.FromResult<object?>(held.Sitting.Pause(held.Attempts, Because(pause.Reason))), stop);

    [HttpPost("endings")]
    public Task<IActionResult> End(Guid sittingId, CancellationToken stop) => Act(
        sittingId, number: null, "ExamSitting.Resumed", "Conduct.Resumed", held => Task.FromResult(Resume(held)), stop);

    private object? Resume(HeldSitting held)
    {
        held.Sitting.Resume(held.Pause, held.Attempts, Me.PersonId, Now);
        return null;
    }
}
