using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions;

/// <summary>The session's lecturer opens the room.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/openings")]
public sealed class OpeningsController(RoomDesk desk) : RoomController(desk)
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sessionId, CancellationToken stop) =>
        await Refusal(sessionId, seat => seat.Leads, stop) ?? Back(sessionId, await Desk.Open(Visitor, sessionId, stop));
}
