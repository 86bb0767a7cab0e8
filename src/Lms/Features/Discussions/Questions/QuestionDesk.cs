using Lms.Data.Discussions;
using Lms.Domain;
using Lms.Domain.Discussions;
using Lms.Domain.Language;
using Lms.Features.Discussions.Talk;
using Lms.Web;

namespace Lms.Features.Discussions.Questions;

/// <summary>What is done on the question wall. Null for strangers, as everywhere here.</summary>
public sealed class QuestionDesk(RoomActs acts, RoomQuestions questions, TimeProvider clock)
{
    /// <param name="id">The asker's; the same once more has the same answer, and is not asked twice.</param>
    public Task<RoomAct?> Ask(RoomVisitor who, Guid sessionId, Guid id, string text, bool anonymous, CancellationToken stop) =>
        acts.Do(
            who,
            sessionId,
            new RoomQuestion(Id: id),
            entry => ValueTask.FromResult<RoomEvent?>(entry.Room.Ask(entry.Seat, id, Asked(text), anonymous, Now)),
            stop);

    public Task<RoomAct?> Vote(RoomVisitor who, Guid sessionId, Guid id, bool vote, CancellationToken stop) =>
        On(who, sessionId, id, (entry, one, _) => entry.Room.Vote(entry.Seat, one, vote, Now), stop);

    /// <param name="text">Empty when it was answered by word of mouth.</param>
    public Task<RoomAct?> Answer(RoomVisitor who, Guid sessionId, Guid id, string? text, CancellationToken stop) =>
        On(who, sessionId, id, (entry, one, _) => entry.Room.Answer(entry.Seat, one, Answered(text), Now), stop);

    public Task<RoomAct?> Reopen(RoomVisitor who, Guid sessionId, Guid id, CancellationToken stop) =>
        On(who, sessionId, id, (entry, one, _) => entry.Room.Reopen(entry.Seat, one, Now), stop);

    public Task<RoomAct?> Pin(RoomVisitor who, Guid sessionId, Guid id, bool pin, CancellationToken stop) => On(
        who,
        sessionId,
        id,
        (entry, one, all) => entry.Room.Pin(entry.Seat, one, pin, all.Count(line => line.IsPinned && line.Question is { IsPublic: true, IsJoined: false }), Now),
        stop);

    /// <param name="into">The question that asks the same.</param>
    public Task<RoomAct?> Join(RoomVisitor who, Guid sessionId, Guid id, Guid into, CancellationToken stop) =>
        On(who, sessionId, id, (entry, one, all) => entry.Room.Join(entry.Seat, one, Found(all, into, entry.Seat), Now), stop);

    public Task<RoomAct?> Withdraw(RoomVisitor who, Guid sessionId, Guid id, CancellationToken stop) =>
        On(who, sessionId, id, (entry, one, _) => entry.Room.WithdrawQuestion(entry.Seat, one, Now), stop);

    public Task<RoomAct?> Hide(RoomVisitor who, Guid sessionId, Guid id, bool hide, CancellationToken stop) =>
        On(who, sessionId, id, (entry, one, _) => entry.Room.HideQuestion(entry.Seat, one, hide, Now), stop);

    public Task<RoomAct?> Approve(RoomVisitor who, Guid sessionId, Guid id, CancellationToken stop) =>
        On(who, sessionId, id, (entry, one, _) => entry.Room.ApproveQuestion(entry.Seat, one, Now), stop);

    /// <param name="id">Of a question that an earlier session of the class left open.</param>
    public Task<RoomAct?> Carry(RoomVisitor who, Guid sessionId, Guid id, CancellationToken stop) =>
        acts.Do(who, sessionId, RoomQuestion.None, async entry =>
        {
            var former = entry.Seat.Leads ? await questions.Former(who.CentreId, sessionId, id, stop) : null;
            return former is var (question, source)
                ? entry.Room.Carry(entry.Seat, question, Prose.Write(source), Now)
                : throw (entry.Seat.Leads ? new RuleBrokenException("RoomEvent.NotLeftOpen") : new RuleBrokenException("SessionRoom.LecturerOnly"));
        }, stop);

    private DateTimeOffset Now => clock.GetUtcNow();

    private Task<RoomAct?> On(
        RoomVisitor who, Guid sessionId, Guid id, Func<RoomEntry, WallQuestion, List<WallLine>, RoomEvent?> rule, CancellationToken stop) =>
        acts.Do(who, sessionId, RoomQuestion.None, async entry =>
        {
            var all = await questions.All(who, sessionId, stop);
            return rule(entry, Found(all, id, entry.Seat), all);
        }, stop);

    private static WallQuestion Found(List<WallLine> all, Guid id, RoomSeat seat) =>
        all.Find(line => line.Id == id)?.Question is { } question && question.IsFor(seat)
            ? question
            : throw new RuleBrokenException("RoomEvent.NoSuchQuestion");

    private static WrittenText Asked(string? text)
    {
        var clean = TalkDesk.Clean(text);
        SessionRoom.RequireQuestionLength(clean);
        return Prose.Write(clean);
    }

    private static WrittenText Answered(string? text)
    {
        var clean = TalkDesk.Clean(text);
        if (clean.Length == 0)
        {
            return WrittenText.Empty;
        }

        RoomEvent.RequireLength(clean);
        return Prose.Write(clean);
    }
}
