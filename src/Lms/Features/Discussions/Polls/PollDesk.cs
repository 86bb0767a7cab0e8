using Lms.Data.Discussions;
using Lms.Domain;
using Lms.Domain.Discussions;
using Lms.Features.Discussions.Talk;
using Lms.Web;

namespace Lms.Features.Discussions.Polls;

/// <summary>What the lecturer asks the class, and what the class answers. Null for strangers, as everywhere here.</summary>
public sealed class PollDesk(RoomActs acts, RoomLog log, PollLog polls, FloodGate gate, TimeProvider clock)
{
    /// <param name="id">The sender's; the same once more is the same poll.</param>
    public Task<RoomAct?> Open(RoomVisitor who, Guid sessionId, Guid id, PollQuestion question, CancellationToken stop) =>
        acts.Do(who, sessionId, new RoomQuestion(Id: id), entry =>
            ValueTask.FromResult<RoomEvent?>(entry.Room.OpenPoll(entry.Seat, id, question, lessonPollId: null, clock.GetUtcNow())), stop);

    /// <param name="lessonPollId">Of the plan that the session is taught from.</param>
    public Task<RoomAct?> OpenPlanned(RoomVisitor who, Guid sessionId, Guid id, Guid lessonPollId, CancellationToken stop) =>
        acts.Do(who, sessionId, new RoomQuestion(Id: id), async entry =>
        {
            var question = await polls.Planned(who.CentreId, sessionId, lessonPollId, stop) ?? throw new RuleBrokenException("Poll.NotInPlan");
            return entry.Room.OpenPoll(entry.Seat, id, question, lessonPollId, clock.GetUtcNow());
        }, stop);

    public Task<RoomAct?> Close(RoomVisitor who, Guid sessionId, long number, CancellationToken stop) =>
        OnPoll(who, sessionId, number, (entry, poll) => entry.Room.ClosePoll(entry.Seat, poll, clock.GetUtcNow()), stop);

    public Task<RoomAct?> Show(RoomVisitor who, Guid sessionId, long number, bool show, CancellationToken stop) =>
        OnPoll(who, sessionId, number, (entry, poll) => entry.Room.ShowResults(entry.Seat, poll, show, clock.GetUtcNow()), stop);

    public Task<RoomAct?> HideText(RoomVisitor who, Guid sessionId, long number, Guid answerId, bool hide, CancellationToken stop) =>
        acts.Do(who, sessionId, RoomQuestion.None, async entry =>
        {
            var poll = await Find(who, sessionId, number, stop);
            var isHidden = await polls.TextIsHidden(who.CentreId, sessionId, number, answerId, stop) ?? throw new RuleBrokenException("Poll.NotHere");
            return entry.Room.HideText(entry.Seat, poll, answerId, isHidden, hide, clock.GetUtcNow());
        }, stop);

    /// <returns>False for strangers.</returns>
    public async Task<bool> Answer(
        RoomVisitor who, Guid sessionId, long number, IReadOnlyCollection<int> choices, string text, CancellationToken stop)
    {
        gate.Pass(who.PersonId);
        if (await log.Enter(who, sessionId, stop) is not { } entry)
        {
            return false;
        }

        var poll = await Find(who, sessionId, number, stop);
        var answer = entry.Room.Answer(entry.Seat, poll, choices, TalkDesk.Clean(text), clock.GetUtcNow());
        return await polls.Keep(answer, stop) ? true : throw new RuleBrokenException("Poll.Closed");
    }

    private Task<RoomAct?> OnPoll(
        RoomVisitor who, Guid sessionId, long number, Func<RoomEntry, RoomPoll, RoomEvent?> rule, CancellationToken stop) =>
        acts.Do(who, sessionId, RoomQuestion.None, async entry => rule(entry, await Find(who, sessionId, number, stop)), stop);

    private async Task<RoomPoll> Find(RoomVisitor who, Guid sessionId, long number, CancellationToken stop) =>
        await polls.Find(who.CentreId, sessionId, number, stop) ?? throw new RuleBrokenException("Poll.NotHere");
}
