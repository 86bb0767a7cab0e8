using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Polls;

/// <summary>Asking what the lesson plan has ready.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/planned-polls")]
public sealed class PlannedPollsController(PollDesk desk) : RoomController
{
    /// <param name="sessionId">The room's session.</param>
    /// <param name="id">Given with the page, so that a form sent twice is one poll.</param>
    /// <param name="lessonPollId">Of the plan.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid id, Guid lessonPollId, CancellationToken stop) =>
        Act(sessionId, seat => seat.Leads, () => desk.OpenPlanned(Visitor, sessionId, id, lessonPollId, stop), stop, "#polls");
}
