using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Polls;

/// <summary>The lecturer takes a short answer from the others' sight, or shows it again; whose it is, nobody is told.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/polls/{number:long:min(1)}/texts/{answerId:guid}")]
public sealed class PollTextsController(PollDesk desk) : RoomController
{
    [HttpPost("hidings")]
    public Task<IActionResult> Hide(Guid sessionId, long number, Guid answerId, CancellationToken stop) =>
        Set(sessionId, number, answerId, hide: true, stop);

    [HttpPost("restorations")]
    public Task<IActionResult> Restore(Guid sessionId, long number, Guid answerId, CancellationToken stop) =>
        Set(sessionId, number, answerId, hide: false, stop);

    private Task<IActionResult> Set(Guid sessionId, long number, Guid answerId, bool hide, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.HideText(Visitor, sessionId, number, answerId, hide, stop), stop, $"#poll-{number}");
}
