using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions;

/// <summary>The session's lecturer closes the room: what was said stays, nothing is added.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/closings")]
public sealed class ClosingsController(RoomDesk desk) : RoomController(desk)
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sessionId, CancellationToken stop) =>
        await Refusal(sessionId, seat => seat.Leads, stop) ?? Back(sessionId, await Desk.Close(Visitor, sessionId, stop));
}
