namespace Lms.Domain.Discussions;

/// <summary>What somebody is in a session's room.</summary>
public enum RoomPlace
{
    /// <summary>Leaders and the office: they read.</summary>
    Reader = 1,
    Trainee,
    Lecturer,
}

/// <summary>A person in a session's room, and what they may do there.</summary>
/// <param name="IsMuted">The lecturer took the word from them until it is given back.</param>
/// <param name="GroupId">The small group in which they sit now; null while the class is together, and for whoever came later.</param>
public sealed record RoomSeat(Guid PersonId, RoomPlace Place, bool IsMuted = false, Guid? GroupId = null)
{
    /// <summary>All small groups of the session in which they sat.</summary>
    public IReadOnlyList<Guid> Groups { get; init; } = [];

    public bool Leads => Place == RoomPlace.Lecturer;

    public bool Speaks => Place is RoomPlace.Trainee or RoomPlace.Lecturer;

    /// <summary>Takes along what was said, under everybody's name: the lecturer and those who run the centre.</summary>
    public bool TakesTranscripts => Place is RoomPlace.Lecturer or RoomPlace.Reader;

    public bool RaisesHands => Place == RoomPlace.Trainee;
}
