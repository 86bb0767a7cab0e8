using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Order;

/// <summary>How long one waits between two posts.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/pace")]
public sealed class RoomPacesController(OrderDesk desk) : RoomController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, int seconds, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.SetPace(Visitor, sessionId, seconds, stop), stop);
}
