using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Talk;

/// <summary>Agreeing with a post, asking for more, or thanking, without words.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/posts/{postId:guid}/reactions")]
public sealed class ReactionsController(TalkDesk desk) : RoomController
{
    /// <param name="sessionId">The room's session.</param>
    /// <param name="postId">What it is said to.</param>
    /// <param name="reaction">A <see cref="Domain.Discussions.PostReaction"/>; 0 takes it back.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid postId, int reaction, CancellationToken stop) =>
        Act(sessionId, seat => seat.Speaks, () => desk.React(Visitor, sessionId, postId, reaction, stop), stop);
}
