using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Talk;

/// <summary>Taking back what one said; its place stays.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/posts/{postId:guid}/withdrawals")]
public sealed class WithdrawnPostsController(TalkDesk desk) : RoomController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid postId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Speaks, () => desk.Withdraw(Visitor, sessionId, postId, stop), stop);
}
