using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions;

/// <summary>The room of a session: what is taught, who wants to speak, what was said.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room")]
public sealed class RoomsController(RoomPages pages) : CentreController
{
    /// <param name="sessionId">The room's session.</param>
    /// <param name="before">Posts before this one.</param>
    /// <param name="reply">The post to be answered.</param>
    [HttpGet]
    public async Task<IActionResult> Show(Guid sessionId, long? before, Guid? reply, CancellationToken stop)
    {
        var page = await pages.Open(LiveConnection.Visitor(Me, User), sessionId, before, stop);
        if (page is null)
        {
            return NotFound();
        }

        page.Home = Path().TrimEnd('/');
        page.Form.ReplyTo = reply;
        return View("Room", page);
    }
}
