using Lms.Domain;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Questions;

/// <summary>The question wall, and asking there.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/questions")]
public sealed class QuestionsController(RoomPages pages, QuestionWalls walls, QuestionDesk desk) : RoomController
{
    /// <param name="sessionId">The room's session.</param>
    /// <param name="bare">The wall alone, for a page that shows it already.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpGet]
    public async Task<IActionResult> Index(Guid sessionId, bool bare, CancellationToken stop) => bare
        ? await walls.Open(Visitor, sessionId, Path("sessions", sessionId, "room"), stop) is { } wall ? PartialView("_Wall", wall) : NotFound()
        : await Page(sessionId, form: null, stop);

    [HttpPost]
    public async Task<IActionResult> Create(Guid sessionId, QuestionForm form, CancellationToken stop)
    {
        try
        {
            return await Act(
                sessionId, seat => seat.Speaks, () => desk.Ask(Visitor, sessionId, form.Id, form.Text ?? "", form.Anonymous, stop), stop, "/questions");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(nameof(QuestionForm.Text), Text.Of(broken));
            return await Page(sessionId, form, stop);
        }
    }

    private async Task<IActionResult> Page(Guid sessionId, QuestionForm? form, CancellationToken stop)
    {
        if (await pages.Open(Visitor, sessionId, Home, stop) is not { } page
            || await walls.Open(Visitor, sessionId, page.Path, stop) is not { } wall)
        {
            return NotFound();
        }

        wall.Form = form ?? wall.Form;
        (page.Pane, page.Wall) = (RoomPane.Questions, wall);
        return View("Room", page);
    }
}
