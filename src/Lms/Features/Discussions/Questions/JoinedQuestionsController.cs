using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Questions;

/// <summary>The lecturer makes one of two questions that ask the same.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/joins")]
public sealed class JoinedQuestionsController(QuestionDesk desk) : QuestionController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid questionId, Guid into, CancellationToken stop) =>
        OnWall(sessionId, seat => seat.Leads, () => desk.Join(Visitor, sessionId, questionId, into, stop), stop);
}
