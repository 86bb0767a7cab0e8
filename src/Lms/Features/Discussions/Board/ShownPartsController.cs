using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Board;

/// <summary>The lecturer turns to another part of the lesson plan; everyone in the room sees it.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/shown-parts")]
public sealed class ShownPartsController(BoardDesk desk) : RoomController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, int position, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.ShowPart(Visitor, sessionId, position, stop), stop);
}
