namespace Lms.Features.Discussions.Live;

/// <summary>The question wall, and who has the floor.</summary>
public sealed partial class RoomHub
{
    public async Task AskQuestion(Guid sessionId, Guid id, string text, bool anonymous) =>
        Found(await questions.Ask(Who, sessionId, id, text, anonymous, Stop));

    public async Task VoteQuestion(Guid sessionId, Guid questionId, bool vote) => Found(await questions.Vote(Who, sessionId, questionId, vote, Stop));

    public async Task AnswerQuestion(Guid sessionId, Guid questionId, string? text) =>
        Found(await questions.Answer(Who, sessionId, questionId, text, Stop));

    public async Task ReopenQuestion(Guid sessionId, Guid questionId) => Found(await questions.Reopen(Who, sessionId, questionId, Stop));

    public async Task PinQuestion(Guid sessionId, Guid questionId, bool pin) => Found(await questions.Pin(Who, sessionId, questionId, pin, Stop));

    public async Task JoinQuestion(Guid sessionId, Guid questionId, Guid into) => Found(await questions.Join(Who, sessionId, questionId, into, Stop));

    public async Task WithdrawQuestion(Guid sessionId, Guid questionId) => Found(await questions.Withdraw(Who, sessionId, questionId, Stop));

    public async Task HideQuestion(Guid sessionId, Guid questionId, bool hide) => Found(await questions.Hide(Who, sessionId, questionId, hide, Stop));

    public async Task ApproveQuestion(Guid sessionId, Guid questionId) => Found(await questions.Approve(Who, sessionId, questionId, Stop));

    public async Task CarryQuestion(Guid sessionId, Guid questionId) => Found(await questions.Carry(Who, sessionId, questionId, Stop));

    public async Task GiveFloor(Guid sessionId, Guid handOf) => Found(await floor.GiveFloor(Who, sessionId, handOf, Stop));
}
