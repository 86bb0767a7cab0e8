using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Groups;

/// <summary>The class in small groups: the pane that shows them, splitting and coming back together.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/groups")]
public sealed class GroupsController(GroupsDesk desk, RoomPages pages, GroupsPages groups) : RoomController
{
    /// <param name="sessionId">The room's session.</param>
    /// <param name="group">The group whose thread the lecturer wants.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpGet]
    public async Task<IActionResult> Index(Guid sessionId, Guid? group, CancellationToken stop)
    {
        if (await pages.Open(Visitor, sessionId, Home, stop) is not { } page)
        {
            return NotFound();
        }

        page.Pane = RoomPane.Groups;
        page.Groups = await groups.Open(CentreId, sessionId, page.Seat, group, stop);
        return View("Room", page);
    }

    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, SplitBy by, int count, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.Form(Visitor, sessionId, by, count, stop), stop, "/groups");

    [HttpPost("endings")]
    public Task<IActionResult> End(Guid sessionId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.End(Visitor, sessionId, stop), stop, "/groups");
}
