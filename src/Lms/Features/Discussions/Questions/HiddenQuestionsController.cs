using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Questions;

/// <summary>The lecturer takes a question from sight, or shows it again.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}")]
public sealed class HiddenQuestionsController(QuestionDesk desk) : QuestionController
{
    [HttpPost("hidings")]
    public Task<IActionResult> Create(Guid sessionId, Guid questionId, CancellationToken stop) =>
        OnWall(sessionId, seat => seat.Leads, () => desk.Hide(Visitor, sessionId, questionId, hide: true, stop), stop);

    [HttpPost("restorations")]
    public Task<IActionResult> Restore(Guid sessionId, Guid questionId, CancellationToken stop) =>
        OnWall(sessionId, seat => seat.Leads, () => desk.Hide(Visitor, sessionId, questionId, hide: false, stop), stop);
}
