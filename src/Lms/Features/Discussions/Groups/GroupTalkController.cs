using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Groups;

/// <summary>What is said in a small group, and what its rapporteur tells the class.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/groups/{groupId:guid}")]
public sealed class GroupTalkController(GroupsDesk desk) : RoomController
{
    [HttpPost("posts")]
    public Task<IActionResult> Post(Guid sessionId, Guid groupId, Guid id, string? text, CancellationToken stop) => Act(
        sessionId, seat => seat.Speaks, () => desk.Post(Visitor, sessionId, groupId, id, text ?? "", stop), stop, $"/groups?group={groupId}");

    [HttpPost("reports")]
    public Task<IActionResult> Report(Guid sessionId, Guid groupId, string? text, CancellationToken stop) => Act(
        sessionId, seat => seat.Speaks, () => desk.Report(Visitor, sessionId, groupId, text ?? "", stop), stop, $"/groups?group={groupId}");
}
