using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Order;

/// <summary>The lecturer takes the word from a trainee, or gives it back.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/muted")]
public sealed class MutedPeopleController(OrderDesk desk) : RoomController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid personId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Mute(Visitor, sessionId, personId, mute: true, stop), stop);

    [HttpPost("releases")]
    public Task<IActionResult> Release(Guid sessionId, Guid personId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Mute(Visitor, sessionId, personId, mute: false, stop), stop);
}
