using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions;

/// <summary>The session's lecturer closes the room: what was said stays, nothing is added.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/closings")]
public sealed class ClosingsController(RoomDesk desk) : RoomController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Close(Visitor, sessionId, stop), stop);
}
