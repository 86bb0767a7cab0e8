using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions;

/// <summary>Raising a hand, and taking it down.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/hands")]
public sealed class HandsController(RoomDesk desk) : RoomController(desk)
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sessionId, CancellationToken stop) =>
        await Refusal(sessionId, seat => seat.RaisesHands, stop) ?? Back(sessionId, await Desk.RaiseHand(Visitor, sessionId, stop));

    /// <param name="sessionId">The room's session.</param>
    /// <param name="personId">Whose hand, for the lecturer; one's own when there is none.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpPost("lowerings")]
    public async Task<IActionResult> Lower(Guid sessionId, Guid? personId, CancellationToken stop) =>
        await Refusal(sessionId, seat => seat.Leads || (seat.RaisesHands && personId is null), stop)
        ?? Back(sessionId, await Desk.LowerHand(Visitor, sessionId, personId, stop));
}
