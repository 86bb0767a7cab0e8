using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Order;

/// <summary>Whether posts wait for the lecturer.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/hold")]
public sealed class PostHoldsController(OrderDesk desk) : RoomController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, bool hold, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.SetHold(Visitor, sessionId, hold, stop), stop);
}
