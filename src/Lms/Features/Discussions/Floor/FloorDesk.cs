using Lms.Data.Discussions;

namespace Lms.Features.Discussions.Floor;

/// <summary>Who wants to speak.</summary>
public sealed class FloorDesk(RoomActs acts, TimeProvider clock)
{
    public Task<RoomAct?> RaiseHand(RoomVisitor who, Guid sessionId, CancellationToken stop) =>
        acts.Do(who, sessionId, entry => entry.Room.RaiseHand(entry.Seat, entry.HandIsUp, clock.GetUtcNow()), stop);

    public Task<RoomAct?> GiveFloor(RoomVisitor who, Guid sessionId, Guid handOf, CancellationToken stop) => acts.Do(
        who,
        sessionId,
        new RoomQuestion(HandOf: handOf),
        entry => ValueTask.FromResult(entry.Room.GiveFloor(entry.Seat, handOf, entry.HandIsUp, entry.HandSpeaks, clock.GetUtcNow())),
        stop);

    /// <param name="handOf">Somebody else's, for the lecturer; null for one's own.</param>
    public Task<RoomAct?> LowerHand(RoomVisitor who, Guid sessionId, Guid? handOf, CancellationToken stop) => acts.Do(
        who,
        sessionId,
        new RoomQuestion(HandOf: handOf),
        entry => ValueTask.FromResult(entry.Room.LowerHand(entry.Seat, handOf ?? who.PersonId, entry.HandIsUp, clock.GetUtcNow())),
        stop);
}
