using Lms.Data.Discussions;
using Lms.Domain.Discussions;

namespace Lms.Features.Discussions;

/// <summary>Opening and closing a room: null for strangers, as everywhere here.</summary>
public sealed class RoomDesk(RoomActs acts, RoomLog log, TimeProvider clock)
{
    public async Task<RoomSeat?> Seat(RoomVisitor who, Guid sessionId, CancellationToken stop) =>
        (await log.Enter(who, sessionId, stop))?.Seat;

    /// <param name="allowsAnonymousQuestions">By the rule in force today: the room keeps to it until it is opened again.</param>
    public Task<RoomAct?> Open(RoomVisitor who, Guid sessionId, bool allowsAnonymousQuestions, CancellationToken stop) =>
        acts.Do(who, sessionId, entry => entry.Room.Open(entry.Seat, entry.PartId, clock.GetUtcNow(), allowsAnonymousQuestions), stop);

    public Task<RoomAct?> Close(RoomVisitor who, Guid sessionId, CancellationToken stop) =>
        acts.Do(who, sessionId, entry => entry.Room.Close(entry.Seat, clock.GetUtcNow()), stop);
}
