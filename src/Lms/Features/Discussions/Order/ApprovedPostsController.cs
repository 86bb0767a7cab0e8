using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Order;

/// <summary>The lecturer lets a post through that was held.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/posts/{postId:guid}/approvals")]
public sealed class ApprovedPostsController(OrderDesk desk) : RoomController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid postId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Approve(Visitor, sessionId, postId, stop), stop);
}
