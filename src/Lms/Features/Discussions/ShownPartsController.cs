using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions;

/// <summary>The lecturer turns to another part of the lesson plan; everyone in the room sees it.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/shown-parts")]
public sealed class ShownPartsController(RoomDesk desk) : RoomController(desk)
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sessionId, int position, CancellationToken stop) =>
        await Refusal(sessionId, seat => seat.Leads, stop) ?? Back(sessionId, await Desk.ShowPart(Visitor, sessionId, position, stop));
}
