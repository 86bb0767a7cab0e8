using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Floor;

/// <summary>Raising a hand, and taking it down.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/hands")]
public sealed class HandsController(FloorDesk desk) : RoomController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, CancellationToken stop) =>
        Act(sessionId, seat => seat.RaisesHands, () => desk.RaiseHand(Visitor, sessionId, stop), stop);

    /// <param name="sessionId">The room's session.</param>
    /// <param name="personId">Whose hand, for the lecturer; one's own when there is none.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpPost("lowerings")]
    public Task<IActionResult> Lower(Guid sessionId, Guid? personId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads || (seat.RaisesHands && personId is null), () => desk.LowerHand(Visitor, sessionId, personId, stop), stop);
}
