using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Questions;

/// <summary>The lecturer keeps a question at the top, or lets it go.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/pins")]
public sealed class PinnedQuestionsController(QuestionDesk desk) : QuestionController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid questionId, CancellationToken stop) =>
        OnWall(sessionId, seat => seat.Leads, () => desk.Pin(Visitor, sessionId, questionId, pin: true, stop), stop);

    [HttpPost("releases")]
    public Task<IActionResult> Release(Guid sessionId, Guid questionId, CancellationToken stop) =>
        OnWall(sessionId, seat => seat.Leads, () => desk.Pin(Visitor, sessionId, questionId, pin: false, stop), stop);
}
