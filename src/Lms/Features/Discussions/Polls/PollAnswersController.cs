using Lms.Domain;
using Lms.Domain.Discussions;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Polls;

/// <summary>Answering, without script.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/polls/{number:long:min(1)}/answers")]
public sealed class PollAnswersController(PollDesk desk, PollPages pages) : RoomController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sessionId, long number, int[] choices, string? text, CancellationToken stop)
    {
        if (await Refusal(sessionId, seat => seat.Place == RoomPlace.Trainee, stop) is { } refusal)
        {
            return refusal;
        }

        try
        {
            return await desk.Answer(Visitor, sessionId, number, choices, text ?? "", stop)
                ? LocalRedirect($"{Path("sessions", sessionId, "room")}#poll-{number}")
                : NotFound();
        }
        catch (RuleBrokenException broken)
        {
            return await Again(sessionId, number, (choices, text ?? ""), Text.Of(broken), stop);
        }
    }

    // The poll once more, with what was chosen.
    private async Task<IActionResult> Again(Guid sessionId, long number, (int[] Choices, string Text) sent, string wrong, CancellationToken stop)
    {
        if (await pages.Open(Visitor, sessionId, Path().TrimEnd('/'), stop, number) is not { } page)
        {
            return NotFound();
        }

        return View("Polls", page with { Refused = page.Room.Shown.Single() with { Sent = sent, Wrong = wrong } });
    }
}
