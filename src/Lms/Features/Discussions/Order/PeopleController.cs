using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Order;

/// <summary>Who is in the class, and, for the lecturer, how order is kept.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/people")]
public sealed class PeopleController(RoomPages pages) : RoomController
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid sessionId, CancellationToken stop)
    {
        if (await pages.Open(Visitor, sessionId, Home, stop) is not { } page)
        {
            return NotFound();
        }

        page.Pane = RoomPane.People;
        page.People = await pages.People(CentreId, sessionId, stop);
        return View("Room", page);
    }
}
