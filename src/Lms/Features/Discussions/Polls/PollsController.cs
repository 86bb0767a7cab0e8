using Lms.Domain;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Polls;

/// <summary>What the class was asked in a session's room, and what came out.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/polls")]
public sealed class PollsController(PollDesk desk, PollPages pages) : RoomController
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid sessionId, CancellationToken stop) =>
        await pages.Open(Visitor, sessionId, Path().TrimEnd('/'), stop) is { } page ? View("Polls", page) : NotFound();

    /// <param name="sessionId">The room's session.</param>
    /// <param name="number">The poll's.</param>
    /// <param name="bare">Only the poll, to be put into the room's page.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpGet("{number:long:min(1)}")]
    public async Task<IActionResult> Show(Guid sessionId, long number, bool bare, CancellationToken stop) =>
        await pages.Open(Visitor, sessionId, Path().TrimEnd('/'), stop, number) is not { } page ? NotFound()
        : bare ? PartialView("_Poll", page.Room.Shown.Single())
        : View("Polls", page);

    /// <summary>The form, and what the plan has ready at the part that is shown.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid sessionId, CancellationToken stop) =>
        await Refusal(sessionId, seat => seat.Leads, stop) ?? await Form(sessionId, new PollForm(), stop);

    [HttpPost]
    public async Task<IActionResult> Create(Guid sessionId, PollForm form, CancellationToken stop)
    {
        if (await Refusal(sessionId, seat => seat.Leads, stop) is { } refusal)
        {
            return refusal;
        }

        try
        {
            var act = await desk.Open(Visitor, sessionId, form.Id, form.ToQuestion(), stop);
            return act is null ? NotFound() : LocalRedirect($"{Path("sessions", sessionId, "room")}#poll-{act.Line!.Sequence}");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", Text.Of(broken));
            return await Form(sessionId, form, stop);
        }
    }

    private async Task<IActionResult> Form(Guid sessionId, PollForm form, CancellationToken stop) =>
        await pages.Open(Visitor, sessionId, Path().TrimEnd('/'), stop, form: form) is { } page ? View("NewPoll", page) : NotFound();
}
