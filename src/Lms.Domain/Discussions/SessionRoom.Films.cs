namespace Lms.Domain.Discussions;

/// <summary>Films of the lesson that the lecturer starts for everyone; alone, anybody starts them when they like.</summary>
public sealed partial class SessionRoom
{
    /// <summary>No film of a lesson is longer than a day.</summary>
    private const int LongestFilm = 24 * 60 * 60;

    /// <param name="isOnTheBoard">It is a film of the part that is shown.</param>
    /// <param name="second">From where it runs.</param>
    public RoomEvent StartFilm(RoomSeat by, Guid materialId, bool isOnTheBoard, int second, DateTimeOffset now) =>
        Film(RoomEventKind.FilmStarted, by, materialId, isOnTheBoard, second, now);

    /// <param name="isOnTheBoard">It is a film of the part that is shown.</param>
    /// <param name="second">Where it stands.</param>
    public RoomEvent PauseFilm(RoomSeat by, Guid materialId, bool isOnTheBoard, int second, DateTimeOffset now) =>
        Film(RoomEventKind.FilmPaused, by, materialId, isOnTheBoard, second, now);

    private RoomEvent Film(RoomEventKind kind, RoomSeat by, Guid materialId, bool isOnTheBoard, int second, DateTimeOffset now)
    {
        RequireLecturer(by);
        RequireOpen();
        if (!isOnTheBoard)
        {
            throw new RuleBrokenException("SessionRoom.FilmNotOnBoard");
        }

        return new RoomEvent(this, Guid.CreateVersion7(), kind, by.PersonId, now)
        {
            MaterialId = materialId,
            Value = Math.Clamp(second, 0, LongestFilm),
        };
    }
}
