using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Groups;

/// <summary>Whoever came after the class was split is seated: with their unit or their duty, or in the smallest group.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/groups/latecomers")]
public sealed class LatecomersController(LatecomersDesk desk) : RoomController
{
    /// <param name="sessionId">The room's session.</param>
    /// <param name="personId">One of them; all who are present when there is none.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid? personId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Seat(Visitor, sessionId, personId, stop), stop, "/groups");
}
