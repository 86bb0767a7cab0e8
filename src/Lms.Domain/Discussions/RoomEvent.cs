using Lms.Domain.Language;

namespace Lms.Domain.Discussions;

public enum RoomEventKind
{
    Post = 1,
    HandRaised,
    HandLowered,
    PartShown,
    Opened,
    Closed,
    PostEdited,
    PostWithdrawn,
    PostHidden,
    PostRestored,

    /// <summary>A post that was held is shown to everyone.</summary>
    PostApproved,
    Muted,
    Unmuted,

    /// <summary>Value: seconds between two posts or questions of one person; 0 for none.</summary>
    PaceSet,

    /// <summary>Value: 1 when posts wait for the lecturer, 0 when they do not.</summary>
    HoldSet,

    /// <summary>Value: a <see cref="PostReaction"/>, or 0 where it is taken back. Who did is told to nobody else.</summary>
    Reacted,

    /// <summary>Value: 1 when its asker is not named to the other trainees.</summary>
    QuestionAsked = 20,

    /// <summary>The lecturer takes over what was left open in an earlier session. The actor is the asker, and value says the same as there.</summary>
    QuestionCarried,

    /// <summary>Value: 1 for a vote, 0 for one taken back. Nobody but the voter learns whose it is.</summary>
    QuestionVoted,

    /// <summary>Value: 1 answered, by word of mouth or with what is written; 0 open again.</summary>
    QuestionAnswered,

    /// <summary>Value: 1 pinned to the top, 0 not any more.</summary>
    QuestionPinned,

    /// <summary>It asks the same as the one that <see cref="RoomEvent.ReplyTo"/> names; where it names none, it stands alone again.</summary>
    QuestionJoined,
    QuestionWithdrawn,

    /// <summary>Value: 1 hidden, 0 shown again.</summary>
    QuestionHidden,
    QuestionApproved,

    /// <summary>The person may speak now; whoever had the floor before has it no longer.</summary>
    FloorGiven,

    /// <summary>The class is asked something: <see cref="Discussions.Poll"/>. The lines that follow are about this one.</summary>
    PollOpened = 30,
    PollClosed,
    PollResultsShown,
    PollResultsHidden,
    PollTextHidden,
    PollTextRestored,

    /// <summary>The class talks in small groups from now on. Value: which time it is.</summary>
    GroupsFormed = 40,
    GroupsEnded,
    GroupMemberMoved,
    RapporteurNamed,
    GroupReported,

    /// <summary>A film of the part on the board runs for everyone. Value: from this second on.</summary>
    FilmStarted = 50,

    /// <summary>Value: at this second.</summary>
    FilmPaused,
}

/// <summary>What one may say to a post without words; one of them, or none.</summary>
public enum PostReaction
{
    Agreed = 1,
    Unclear,
    Thanked,
}

/// <summary>Whom a line is for, besides those who lead the room.</summary>
public enum RoomAudience
{
    Everyone,

    /// <summary>Its author, and the person whom it concerns.</summary>
    Concerned,

    /// <summary>The members of its small group.</summary>
    Group,
}

/// <summary>
/// A line in a room's log: what was said or done there, under a number that counts up in the room without gaps. Never
/// changed, never removed.
/// </summary>
public sealed class RoomEvent : ICentreOwned
{
    public const int TextLength = 4000;

    private RoomEvent()
    {
    }

    internal RoomEvent(SessionRoom room, Guid id, RoomEventKind kind, Guid actorId, DateTimeOffset at)
    {
        CentreId = room.CentreId;
        ClassSessionId = room.ClassSessionId;
        Id = id;
        Kind = kind;
        ActorId = actorId;
        At = at.ToUniversalTime();
    }

    public Guid CentreId { get; private set; }

    public Guid ClassSessionId { get; private set; }

    /// <summary>1 for the first of the room; given when the line is written.</summary>
    public long Sequence { get; private set; }

    /// <summary>Chosen by the sender, so that one sent again is known again.</summary>
    public Guid Id { get; private set; }

    public RoomEventKind Kind { get; private set; }

    public Guid ActorId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public RoomAudience Audience { get; internal init; }

    /// <summary>The post that this one answers; the question that another is joined to.</summary>
    public long? ReplyTo { get; internal init; }

    /// <summary>The earlier line that this one changes: a post that is edited, hidden, approved.</summary>
    public long? About { get; internal init; }

    /// <summary>Whom it concerns: whose hand went up or down, who was muted.</summary>
    public Guid? PersonId { get; internal init; }

    /// <summary>The part of the lesson plan that is shown from now on.</summary>
    public Guid? LessonPartId { get; internal init; }

    /// <summary>The small group in which it is said, or of which it tells.</summary>
    public Guid? GroupId { get; internal init; }

    /// <summary>The film that is shown to all at once.</summary>
    public Guid? MaterialId { get; internal init; }

    /// <summary>The question of an earlier session, by its sender's number, that this one takes over.</summary>
    public Guid? OriginId { get; internal init; }

    /// <summary>A number, where the kind asks for one.</summary>
    public int? Value { get; internal init; }

    /// <summary>People of the room whom a post names; null for none.</summary>
    public IReadOnlyList<Guid>? Mentions { get; internal init; }

    /// <summary>What is asked, written with the line that opens it.</summary>
    public Poll? Poll { get; internal init; }

    /// <summary>The short answer that is hidden or restored with this line; the log does not name it.</summary>
    public Guid? AnswerId { get; internal init; }

    /// <summary>What a post says, or says after it was edited; empty for everything else.</summary>
    public WrittenText Body { get; internal init; } = WrittenText.Empty;

    /// <summary>Asked before a text is drawn: drawing a long one costs time.</summary>
    public static void RequireLength(string source)
    {
        if (source.AsSpan().Trim().Length is 0 or > TextLength)
        {
            throw new RuleBrokenException("RoomEvent.TextLength", TextLength, source.Trim().Length);
        }
    }
}
