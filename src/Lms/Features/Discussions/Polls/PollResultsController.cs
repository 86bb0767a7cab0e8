using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Polls;

/// <summary>The lecturer shows everyone what came out, or takes it from sight again.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/polls/{number:long:min(1)}")]
public sealed class PollResultsController(PollDesk desk) : RoomController
{
    [HttpPost("showings")]
    public Task<IActionResult> Create(Guid sessionId, long number, CancellationToken stop) => Set(sessionId, number, show: true, stop);

    [HttpPost("hidings")]
    public Task<IActionResult> Hide(Guid sessionId, long number, CancellationToken stop) => Set(sessionId, number, show: false, stop);

    private Task<IActionResult> Set(Guid sessionId, long number, bool show, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Show(Visitor, sessionId, number, show, stop), stop, $"#poll-{number}");
}
