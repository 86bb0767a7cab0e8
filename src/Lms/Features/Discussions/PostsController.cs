using Lms.Domain;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions;

/// <summary>Speaking up, without script.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/posts")]
public sealed class PostsController(RoomDesk desk, RoomPages pages) : RoomController(desk)
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sessionId, PostForm form, CancellationToken stop)
    {
        if (await Refusal(sessionId, seat => seat.Speaks, stop) is { } refusal)
        {
            return refusal;
        }

        try
        {
            var act = await Desk.Post(Visitor, sessionId, form.Id, form.Text ?? "", form.ReplyTo, stop);
            return act is null ? NotFound() : LocalRedirect($"{Path("sessions", sessionId, "room")}#post-{act.Line!.Sequence}");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(nameof(PostForm.Text), Text.Of(broken));
            return await Again(sessionId, form, stop);
        }
    }

    // The room once more, with what was typed.
    private async Task<IActionResult> Again(Guid sessionId, PostForm form, CancellationToken stop)
    {
        var page = await pages.Open(Visitor, sessionId, before: null, stop);
        if (page is null)
        {
            return NotFound();
        }

        page.Home = Path().TrimEnd('/');
        page.Form = form;
        return View("Room", page);
    }
}
