using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Board;

/// <summary>A part of the lesson as it stands on the room's board, for the script to put there.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/board")]
public sealed class BoardController(RoomBoards boards) : RoomController
{
    /// <param name="sessionId">The room's session.</param>
    /// <param name="part">Its position; the part that is shown when there is none.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpGet]
    public async Task<IActionResult> Show(Guid sessionId, int? part, CancellationToken stop) =>
        await boards.Open(Visitor, sessionId, part, Path("sessions", sessionId, "room"), stop) is { } board
            ? PartialView("_Board", board)
            : NotFound();
}
