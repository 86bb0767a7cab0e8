using Lms.Features.Discussions.Talk;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions;

/// <summary>The room of a session: what is taught, who wants to speak, what was said.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room")]
public sealed class RoomsController(RoomPages pages, TalkDesk talk) : RoomController
{
    /// <param name="sessionId">The room's session.</param>
    /// <param name="before">Posts before this one.</param>
    /// <param name="reply">The post to be answered.</param>
    /// <param name="part">The part of the lesson to look at; the one that is shown when there is none.</param>
    /// <param name="edit">One's own post to be written anew.</param>
    [HttpGet]
    public async Task<IActionResult> Show(Guid sessionId, long? before, int? part, Guid? reply, Guid? edit, CancellationToken stop)
    {
        var page = await pages.Open(Visitor, sessionId, Home, stop, before, part);
        if (page is null)
        {
            return NotFound();
        }

        page.Form.ReplyTo = reply;
        if (edit is { } post && await talk.Source(Visitor, sessionId, post, stop) is { } text)
        {
            (page.Form.Edited, page.Form.Text) = (post, text);
        }

        return View("Room", page);
    }
}
