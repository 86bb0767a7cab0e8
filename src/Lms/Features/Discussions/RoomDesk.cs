using Lms.Data;
using Lms.Data.Discussions;
using Lms.Domain;
using Lms.Domain.Discussions;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Discussions;

/// <summary>
/// What people do in a room, whether by the hub or by a form. Each act asks again who asks; null for strangers, and for a
/// session that does not exist.
/// </summary>
public sealed class RoomDesk(RoomLog log, LmsDbContext db, TimeProvider clock)
{
    public async Task<RoomSeat?> Seat(RoomVisitor who, Guid sessionId, CancellationToken stop) =>
        (await log.Enter(who, sessionId, stop))?.Seat;

    public Task<RoomAct?> Open(RoomVisitor who, Guid sessionId, CancellationToken stop) => Act(
        log.Enter(who, sessionId, stop, position: 1), entry => entry.Room.Open(entry.Seat, entry.PartId, clock.GetUtcNow()), stop);

    public Task<RoomAct?> Close(RoomVisitor who, Guid sessionId, CancellationToken stop) => Act(
        log.Enter(who, sessionId, stop), entry => entry.Room.Close(entry.Seat, clock.GetUtcNow()), stop);

    public Task<RoomAct?> RaiseHand(RoomVisitor who, Guid sessionId, CancellationToken stop) => Act(
        log.Enter(who, sessionId, stop), entry => entry.Room.RaiseHand(entry.Seat, entry.HandIsUp, clock.GetUtcNow()), stop);

    public Task<RoomAct?> LowerHand(RoomVisitor who, Guid sessionId, Guid? handOf, CancellationToken stop) => Act(
        log.Enter(who, sessionId, stop, handOf: handOf),
        entry => entry.Room.LowerHand(entry.Seat, handOf ?? who.PersonId, entry.HandIsUp, clock.GetUtcNow()),
        stop);

    public Task<RoomAct?> ShowPart(RoomVisitor who, Guid sessionId, int position, CancellationToken stop) => Act(
        log.Enter(who, sessionId, stop, position: position),
        entry => entry.Room.ShowPart(entry.Seat, entry.PartId, clock.GetUtcNow()),
        stop);

    /// <param name="id">The sender's; the same once more has the same answer, and is not said twice.</param>
    /// <param name="replyTo">The id of the post that is answered.</param>
    public async Task<RoomAct?> Post(RoomVisitor who, Guid sessionId, Guid id, string text, Guid? replyTo, CancellationToken stop)
    {
        if (await log.Enter(who, sessionId, stop, id: id) is not { } entry)
        {
            return null;
        }

        if (entry.Known is { IsMine: true } known)
        {
            return new RoomAct(known);
        }

        var clean = CleanText.Of(text ?? "").Trim();
        RoomEvent.RequireLength(clean);
        var answered = replyTo is { } answer ? await Answered(who.CentreId, answer, stop) : null;
        var post = entry.Room.Post(entry.Seat, id, Prose.Write(clean), answered, clock.GetUtcNow());
        return new RoomAct(await log.Write(post, stop) ?? throw new RuleBrokenException("SessionRoom.NotOpen"));
    }

    private async Task<RoomEvent> Answered(Guid centreId, Guid id, CancellationToken stop) =>
        await db.RoomEvents.AsNoTracking().SingleOrDefaultAsync(line => line.CentreId == centreId && line.Id == id, stop)
        ?? throw new RuleBrokenException("RoomEvent.AnswersNothingHere");

    private async Task<RoomAct?> Act(Task<RoomEntry?> asked, Func<RoomEntry, RoomEvent?> rule, CancellationToken stop) =>
        await asked is not { } entry ? null
        : rule(entry) is { } line ? new RoomAct(await log.Write(line, stop))
        : new RoomAct(Line: null);
}

/// <param name="Line">Null when nothing changed by it.</param>
public sealed record RoomAct(WrittenLine? Line);
