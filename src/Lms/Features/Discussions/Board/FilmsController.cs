using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Board;

/// <summary>The lecturer runs a film for everyone, or pauses it.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/films/{materialId:guid}")]
public sealed class FilmsController(BoardDesk desk) : RoomController
{
    /// <param name="sessionId">The room's session.</param>
    /// <param name="materialId">The film; of the part that is shown.</param>
    /// <param name="second">From where it runs.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpPost("runs")]
    public Task<IActionResult> Run(Guid sessionId, Guid materialId, int second, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Film(Visitor, sessionId, materialId, runs: true, second, stop), stop);

    [HttpPost("pauses")]
    public Task<IActionResult> Pause(Guid sessionId, Guid materialId, int second, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Film(Visitor, sessionId, materialId, runs: false, second, stop), stop);
}
