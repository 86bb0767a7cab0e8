using Lms.Data.Discussions;
using Lms.Domain;

namespace Lms.Features.Discussions.Order;

/// <summary>How the lecturer keeps order: what is hidden, what is let through, who has the word, how fast.</summary>
public sealed class OrderDesk(RoomActs acts, RoomLog log, TimeProvider clock)
{
    public Task<RoomAct?> Hide(RoomVisitor who, Guid sessionId, Guid postId, CancellationToken stop) =>
        acts.OnPost(who, sessionId, postId, (entry, post) => entry.Room.Hide(entry.Seat, post, clock.GetUtcNow()), stop);

    public Task<RoomAct?> Restore(RoomVisitor who, Guid sessionId, Guid postId, CancellationToken stop) =>
        acts.OnPost(who, sessionId, postId, (entry, post) => entry.Room.Restore(entry.Seat, post, clock.GetUtcNow()), stop);

    public Task<RoomAct?> Approve(RoomVisitor who, Guid sessionId, Guid postId, CancellationToken stop) =>
        acts.OnPost(who, sessionId, postId, (entry, post) => entry.Room.Approve(entry.Seat, post, clock.GetUtcNow()), stop);

    public Task<RoomAct?> Mute(RoomVisitor who, Guid sessionId, Guid personId, bool mute, CancellationToken stop) =>
        acts.Do(who, sessionId, RoomQuestion.None, async entry =>
        {
            var trainee = await log.SeatOf(who.CentreId, sessionId, personId, stop);
            return trainee is null
                ? throw new RuleBrokenException("SessionRoom.OnlyTraineesAreMuted")
                : entry.Room.Mute(entry.Seat, trainee, mute, clock.GetUtcNow());
        }, stop);

    public Task<RoomAct?> SetPace(RoomVisitor who, Guid sessionId, int seconds, CancellationToken stop) =>
        acts.Do(who, sessionId, entry => entry.Room.SetPace(entry.Seat, seconds, clock.GetUtcNow()), stop);

    public Task<RoomAct?> SetHold(RoomVisitor who, Guid sessionId, bool hold, CancellationToken stop) =>
        acts.Do(who, sessionId, entry => entry.Room.SetHold(entry.Seat, hold, clock.GetUtcNow()), stop);
}
