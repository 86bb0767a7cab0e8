using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Polls;

/// <summary>No more answers are taken.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/polls/{number:long:min(1)}/closings")]
public sealed class PollClosingsController(PollDesk desk) : RoomController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, long number, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Close(Visitor, sessionId, number, stop), stop, $"#poll-{number}");
}
