using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Floor;

/// <summary>The lecturer gives the floor to somebody whose hand is up.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/floor")]
public sealed class FloorsController(FloorDesk desk) : RoomController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid personId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.GiveFloor(Visitor, sessionId, personId, stop), stop);
}
