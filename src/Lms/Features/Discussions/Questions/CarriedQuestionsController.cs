using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Questions;

/// <summary>The lecturer takes over a question that an earlier session left open.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/carried-questions")]
public sealed class CarriedQuestionsController(QuestionDesk desk) : QuestionController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid questionId, CancellationToken stop) =>
        OnWall(sessionId, seat => seat.Leads, () => desk.Carry(Visitor, sessionId, questionId, stop), stop);
}
