namespace Lms.Domain.Discussions;

/// <summary>A question on the room's wall as it stands after everything that the log says about it, for one person in the room.</summary>
/// <param name="Sequence">The number of the line in which it was asked.</param>
/// <param name="IsHeld">It waits for the lecturer, and only they and its asker see it.</param>
/// <param name="HeadSequence">The question that it was joined to, at the head of all that ask the same; its own number when it stands alone.</param>
/// <param name="VoteIsMine">The person voted for it, or for one that asks the same.</param>
/// <param name="IsMine">The person asked it, or one that asks the same.</param>
public sealed record WallQuestion(
    long Sequence, Guid AskerId, bool IsHeld, bool IsWithdrawn, bool IsHidden, bool IsAnswered, bool IsPinned, long HeadSequence, bool VoteIsMine,
    bool IsMine)
{
    public bool IsGone => IsWithdrawn || IsHidden;

    /// <summary>Everyone in the room reads it.</summary>
    public bool IsPublic => !IsHeld && !IsGone;

    public bool IsJoined => HeadSequence != Sequence;

    /// <summary>What waits for the lecturer is there for its asker and for them alone.</summary>
    public bool IsFor(RoomSeat seat) => !IsHeld || seat.Leads || seat.PersonId == AskerId;
}

/// <summary>What was left open in an earlier session of the class.</summary>
/// <param name="Id">The asker's number of it.</param>
public sealed record FormerQuestion(Guid Id, Guid AskerId, bool IsAnonymous);
