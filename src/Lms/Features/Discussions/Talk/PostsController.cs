using Lms.Domain;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Talk;

/// <summary>Speaking up, without script.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/posts")]
public sealed class PostsController(TalkDesk desk, RoomPages pages) : RoomController
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
            var act = await desk.Post(Visitor, sessionId, form.Id, form.Text ?? "", form.ReplyTo, stop);
            return act is null ? NotFound() : LocalRedirect($"{Path("sessions", sessionId, "room")}#post-{act.Line!.Sequence}");
        }
        catch (RuleBrokenException broken)
        {
            return await Again(sessionId, form, broken, stop);
        }
    }

    /// <summary>One's own post in other words.</summary>
    [HttpPost("{postId:guid}/edits")]
    public async Task<IActionResult> Edit(Guid sessionId, Guid postId, PostForm form, CancellationToken stop)
    {
        try
        {
            return await Act(sessionId, seat => seat.Speaks, () => desk.Edit(Visitor, sessionId, postId, form.Text ?? "", stop), stop);
        }
        catch (RuleBrokenException broken)
        {
            form.Edited = postId;
            return await Again(sessionId, form, broken, stop);
        }
    }

    // The room once more, with what was typed.
    private async Task<IActionResult> Again(Guid sessionId, PostForm form, RuleBrokenException broken, CancellationToken stop)
    {
        if (await pages.Open(Visitor, sessionId, Home, stop) is not { } page)
        {
            return NotFound();
        }

        ModelState.AddModelError(nameof(PostForm.Text), Text.Of(broken));
        page.Form = form;
        return View("Room", page);
    }
}
