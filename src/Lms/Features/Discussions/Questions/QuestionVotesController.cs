using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Discussions.Questions;

/// <summary>Wanting a question answered, or not any more.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/room/questions/{questionId:guid}/votes")]
public sealed class QuestionVotesController(QuestionDesk desk) : QuestionController
{
    [HttpPost]
    public Task<IActionResult> Create(Guid sessionId, Guid questionId, CancellationToken stop) =>
        OnWall(sessionId, seat => seat.RaisesHands, () => desk.Vote(Visitor, sessionId, questionId, vote: true, stop), stop);

    [HttpPost("withdrawals")]
    public Task<IActionResult> Withdraw(Guid sessionId, Guid questionId, CancellationToken stop) =>
        OnWall(sessionId, seat => seat.RaisesHands, () => desk.Vote(Visitor, sessionId, questionId, vote: false, stop), stop);
}
