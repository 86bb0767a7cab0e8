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

    /// <summary>Value: seconds between two posts of one person; 0 for none.</summary>
    PaceSet,

    /// <summary>Value: 1 when posts wait for the lecturer, 0 when they do not.</summary>
    HoldSet,

    /// <summary>Value: a <see cref="PostReaction"/>, or 0 where it is taken back. Who did is told to nobody else.</summary>
    Reacted,
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

    /// <summary>The post that this one answers.</summary>
    public long? ReplyTo { get; internal init; }

    /// <summary>The earlier line that this one changes: a post that is edited, hidden, approved.</summary>
    public long? About { get; internal init; }

    /// <summary>Whom it concerns: whose hand went up or down, who was muted.</summary>
    public Guid? PersonId { get; internal init; }

    /// <summary>The part of the lesson plan that is shown from now on.</summary>
    public Guid? LessonPartId { get; internal init; }

    /// <summary>A number, where the kind asks for one.</summary>
    public int? Value { get; internal init; }

    /// <summary>People of the room whom a post names; null for none.</summary>
    public IReadOnlyList<Guid>? Mentions { get; internal init; }

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
