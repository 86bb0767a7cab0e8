using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Groups;

/// <summary>The lecturer seats somebody in a group, or names who reports for it.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/groups/{groupId:guid}")]
public sealed class GroupMembersController(GroupsDesk desk) : RoomController
{
    [HttpPost("members")]
    public Task<IActionResult> Create(Guid sessionId, Guid groupId, Guid personId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Move(Visitor, sessionId, groupId, personId, stop), stop, $"/groups?group={groupId}");

    [HttpPost("rapporteurs")]
    public Task<IActionResult> NameRapporteur(Guid sessionId, Guid groupId, Guid personId, CancellationToken stop) => Act(
        sessionId, seat => seat.Leads, () => desk.NameRapporteur(Visitor, sessionId, groupId, personId, stop), stop, $"/groups?group={groupId}");
}
