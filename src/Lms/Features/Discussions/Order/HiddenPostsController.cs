using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Order;

/// <summary>The lecturer takes a post from sight, or shows it again.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/posts/{postId:guid}")]
public sealed class HiddenPostsController(OrderDesk desk) : RoomController
{
    [HttpPost("hidings")]
    public Task<IActionResult> Create(Guid sessionId, Guid postId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Hide(Visitor, sessionId, postId, stop), stop);

    [HttpPost("restorations")]
    public Task<IActionResult> Restore(Guid sessionId, Guid postId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Restore(Visitor, sessionId, postId, stop), stop);
}
