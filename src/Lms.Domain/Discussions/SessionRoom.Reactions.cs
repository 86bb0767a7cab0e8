namespace Lms.Domain.Discussions;

/// <summary>What is said to a post without words, and pictures in it.</summary>
public sealed partial class SessionRoom
{
    /// <summary>
    /// One per person and post, to what everyone reads and somebody else wrote. Those who speak in the room: a leader who looks
    /// on would tip the scales by agreeing.
    /// </summary>
    /// <param name="reaction">Null takes it back.</param>
    public RoomEvent? React(RoomSeat by, RoomPost post, PostReaction? reaction, DateTimeOffset now)
    {
        RequireSpeaker(by);
        RequireOpen();
        if (reaction is { } chosen && !Enum.IsDefined(chosen))
        {
            throw new RuleBrokenException("RoomEvent.ReactionUnknown");
        }

        if (post.AuthorId == by.PersonId || !post.IsPublic)
        {
            throw new RuleBrokenException("RoomEvent.ReactsToNothingHere");
        }

        return post.OwnReaction == reaction
            ? null
            : new RoomEvent(this, Guid.CreateVersion7(), RoomEventKind.Reacted, by.PersonId, now)
            {
                About = post.Sequence,
                Value = (int)(reaction ?? 0),
            };
    }

    /// <summary>Lays a picture ready that a post of the same person may show.</summary>
    /// <param name="already">How many they laid ready in this room before.</param>
    public RoomPicture AddPicture(RoomSeat by, Guid fileId, int already)
    {
        RequireSpeaker(by);
        RequireOpen();
        return already < RoomPicture.MostPerPerson
            ? new RoomPicture(CentreId, ClassSessionId, fileId)
            : throw new RuleBrokenException("RoomPicture.TooMany", RoomPicture.MostPerPerson);
    }
}
