namespace Lms.Domain.Discussions;

/// <summary>
/// A stored picture that was sent to a room. Others in the room may see it while a post of its sender, readable to them, shows it.
/// </summary>
public sealed class RoomPicture : ICentreOwned
{
    /// <summary>Pictures of one person in one room.</summary>
    public const int MostPerPerson = 30;

    /// <summary>Characters of what a picture shows, in words.</summary>
    public const int DescriptionLength = 200;

    private RoomPicture()
    {
    }

    internal RoomPicture(Guid centreId, Guid classSessionId, Guid fileId)
    {
        CentreId = centreId;
        ClassSessionId = classSessionId;
        FileId = fileId;
    }

    public Guid CentreId { get; private set; }

    public Guid ClassSessionId { get; private set; }

    public Guid FileId { get; private set; }

    /// <exception cref="RuleBrokenException">It is no picture, or one that moves beside what people read.</exception>
    public static void RequireKind(string contentType, string name)
    {
        if (contentType is not ("image/jpeg" or "image/png" or "image/webp"))
        {
            throw new RuleBrokenException("RoomPicture.KindUnknown", name);
        }
    }
}
