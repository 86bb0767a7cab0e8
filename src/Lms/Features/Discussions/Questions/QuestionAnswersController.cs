using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Questions;

/// <summary>The lecturer has answered a question, or opens it again.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}")]
public sealed class QuestionAnswersController(QuestionDesk desk) : QuestionController
{
    [HttpPost("answers")]
    public Task<IActionResult> Create(Guid sessionId, Guid questionId, string? text, CancellationToken stop) =>
        OnWall(sessionId, seat => seat.Leads, () => desk.Answer(Visitor, sessionId, questionId, text, stop), stop);

    [HttpPost("reopenings")]
    public Task<IActionResult> Reopen(Guid sessionId, Guid questionId, CancellationToken stop) =>
        OnWall(sessionId, seat => seat.Leads, () => desk.Reopen(Visitor, sessionId, questionId, stop), stop);
}
