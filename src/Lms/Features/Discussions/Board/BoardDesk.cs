using Lms.Data.Discussions;

namespace Lms.Features.Discussions.Board;

/// <summary>What the lecturer shows to everyone: a part of the lesson, and a film that stands in it.</summary>
public sealed class BoardDesk(RoomActs acts, RoomLog log, TimeProvider clock)
{
    public Task<RoomAct?> ShowPart(RoomVisitor who, Guid sessionId, int position, CancellationToken stop) => acts.Do(
        who,
        sessionId,
        new RoomQuestion(Position: position),
        entry => ValueTask.FromResult(entry.Room.ShowPart(entry.Seat, entry.PartId, clock.GetUtcNow())),
        stop);

    /// <param name="runs">Whether it runs, or pauses.</param>
    /// <param name="second">Of the film.</param>
    public Task<RoomAct?> Film(RoomVisitor who, Guid sessionId, Guid materialId, bool runs, int second, CancellationToken stop) =>
        acts.Do(who, sessionId, RoomQuestion.None, async entry =>
        {
            var isThere = await log.FilmIsOnTheBoard(who.CentreId, sessionId, materialId, stop);
            var now = clock.GetUtcNow();
            return runs
                ? entry.Room.StartFilm(entry.Seat, materialId, isThere, second, now)
                : entry.Room.PauseFilm(entry.Seat, materialId, isThere, second, now);
        }, stop);
}
