using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions;

/// <summary>The session's lecturer opens the room.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/openings")]
public sealed class OpeningsController(RoomDesk desk) : RoomController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Open(Visitor, sessionId, stop), stop);
}
