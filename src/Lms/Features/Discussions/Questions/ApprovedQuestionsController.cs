using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Questions;

/// <summary>The lecturer lets a question through that was held.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/approvals")]
public sealed class ApprovedQuestionsController(QuestionDesk desk) : QuestionController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid questionId, CancellationToken stop) =>
        OnWall(sessionId, seat => seat.Leads, () => desk.Approve(Visitor, sessionId, questionId, stop), stop);
}
