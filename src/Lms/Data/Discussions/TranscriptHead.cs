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

/// <summary>Which kinds of lines a transcript tells.</summary>
/// <param name="Everyone">To all who may have the line.</param>
/// <param name="Lecturer">To whoever leads the room, besides.</param>
public sealed record TranscriptKinds(IReadOnlyCollection<RoomEventKind> Everyone, IReadOnlyCollection<RoomEventKind> Lecturer)
{
    public IEnumerable<RoomEventKind> For(RoomSeat seat) => seat.Leads ? Everyone.Concat(Lecturer) : Everyone;
}

/// <summary>A line of the log as its reader may be told it, and the part that was taught then.</summary>
/// <param name="At">When it was done: of a line about another, <see cref="RoomNews.At"/> is the other's.</param>
/// <param name="By">Who did it.</param>
/// <param name="Html">What was written with a line about another: the answer to a question.</param>
public sealed record TranscriptLine(RoomNews News, ShownPart? Part, DateTimeOffset At, string By, string Html)
{
    /// <summary>The question that it is, or is about, as it stands by now; null when there is none that may be seen.</summary>
    public WallLine? Question { get; init; }

    /// <summary>The number of the question that this one was joined to; null where the joining was undone.</summary>
    public long? Into { get; init; }

    /// <summary>That question; null when it may not be seen.</summary>
    public WallLine? IntoQuestion { get; init; }

    /// <summary>The poll that it opened, or is about, as it stands by now.</summary>
    public SeenPoll? Poll { get; init; }
}

/// <summary>The questions and polls of a session as they stand by now, for one reader: by the numbers of their lines.</summary>
public sealed record TranscriptAsked(IReadOnlyDictionary<long, WallLine> Questions, IReadOnlyDictionary<long, SeenPoll> Polls)
{
    /// <summary>Those that ask the same are one.</summary>
    public int QuestionCount => Heads.Count();

    public int AnsweredCount => Heads.Count(line => line.IsAnswered);

    private IEnumerable<WallLine> Heads => Questions.Values.Where(line => line.Question is { IsPublic: true, IsJoined: false });
}
