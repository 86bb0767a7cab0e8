using Lms.Domain;
using NpgsqlTypes;

namespace Lms.Data.Discussions;

/// <summary>
/// When a trainee was in a session's room: minutes since 1970, as a set, so that several devices and several nodes count none twice.
/// </summary>
public sealed class RoomPresence : ICentreOwned
{
    private RoomPresence()
    {
    }

    public Guid CentreId { get; private set; }

    public Guid ClassSessionId { get; private set; }

    public Guid PersonId { get; private set; }

    public NpgsqlRange<int>[] Minutes { get; private set; } = [];
}
