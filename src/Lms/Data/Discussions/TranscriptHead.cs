using Lms.Domain.Discussions;

namespace Lms.Data.Discussions;

/// <summary>A session as its transcript tells it: which, by whom, and in figures.</summary>
/// <param name="Locality">Where the centre is, as papers name it.</param>
/// <param name="OpenFor">All the time that the room was open; until now while it is.</param>
/// <param name="Posts">Those that everyone may read.</param>
/// <param name="Speakers">Trainees of the class who wrote one of them.</param>
/// <param name="Trainees">Of the class, today.</param>
/// <param name="Hands">How often one went up.</param>
/// <param name="Lines">Lines that the reader may be told.</param>
/// <param name="MostDiscussed">The parts with most posts, at most three.</param>
public sealed record TranscriptHead(
    Guid SessionId, RoomSeat Seat, string Title, DateTimeOffset StartsAt, Guid ClassId, string Class, string Lecturer, string Locality,
    DateTimeOffset? OpenedAt, DateTimeOffset? ClosedAt, TimeSpan OpenFor, int Posts, int Speakers, int Trainees, int Hands, int Lines,
    IReadOnlyList<DiscussedPart> MostDiscussed)
{
    public bool IsOpen => OpenedAt is not null && ClosedAt is null;
}

public sealed record DiscussedPart(int Position, string Title, int Posts);

/// <summary>A line of the log as its reader may be told it, and the part that was taught then.</summary>
public sealed record TranscriptLine(RoomNews News, ShownPart? Part);
