namespace Lms.Domain.Discussions;

/// <summary>A post as it stands after everything that the log says about it.</summary>
/// <param name="Sequence">The number of the line in which it was written.</param>
/// <param name="IsAnswer">It answers another: nothing answers it.</param>
/// <param name="IsHeld">It waits for the lecturer, and only they and its author see it.</param>
/// <param name="IsHidden">The lecturer took it from sight.</param>
/// <param name="GroupId">The small group in which it was said.</param>
public sealed record RoomPost(long Sequence, Guid AuthorId, bool IsAnswer, bool IsHeld, bool IsWithdrawn, bool IsHidden, Guid? GroupId = null)
{
    /// <summary>What whoever asks said to it without words.</summary>
    public PostReaction? OwnReaction { get; init; }

    /// <summary>Everyone in the room reads it.</summary>
    public bool IsPublic => GroupId is null && !IsHeld && !IsWithdrawn && !IsHidden;

    /// <summary>What waits for the lecturer is there for its author and for them alone; what was said in a group, for the group.</summary>
    public bool IsFor(RoomSeat seat) =>
        seat.Leads || seat.PersonId == AuthorId || (!IsHeld && (GroupId is not { } group || seat.Groups.Contains(group)));
}
