using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Questions;

/// <summary>Taking back what one asked.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/withdrawals")]
public sealed class WithdrawnQuestionsController(QuestionDesk desk) : QuestionController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid questionId, CancellationToken stop) =>
        OnWall(sessionId, seat => seat.Speaks, () => desk.Withdraw(Visitor, sessionId, questionId, stop), stop);
}
