namespace Lms.Features.Discussions.Floor;

/// <summary>A raised hand as it stands on somebody's page.</summary>
public sealed record ShownHand(Hand Hand, RoomPage Page)
{
    /// <summary>For the script to fill.</summary>
    public static ShownHand Blank(RoomPage page) => new(new Hand(Guid.Empty, "-", DateTimeOffset.UnixEpoch), page);
}
