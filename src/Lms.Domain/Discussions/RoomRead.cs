namespace Lms.Domain.Discussions;

/// <summary>How far somebody has followed a room's talk: what comes after it is new to them.</summary>
public sealed class RoomRead : ICentreOwned
{
    private RoomRead()
    {
    }

    public Guid CentreId { get; private set; }

    public Guid ClassSessionId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The last line that they had before their eyes; it only goes up.</summary>
    public long Sequence { get; private set; }
}
