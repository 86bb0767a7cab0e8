using System.Collections.Concurrent;
using Lms.Data.Discussions;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Discussions;

public readonly record struct RoomKey(Guid CentreId, Guid SessionId)
{
    public string Group => $"{CentreId:n}{SessionId:n}";
}

/// <summary>Which of this node's connections listen to which room; each room that is listened to has one reader.</summary>
public sealed class RoomListeners : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<RoomKey, RoomReader> readers = [];
    private readonly ConcurrentDictionary<string, (RoomReader Reader, RoomHearer Hearer)> places = new();
    private readonly RoomLine line;
    private readonly RoomReading reading;
    private readonly IHubContext<RoomHub> hub;
    private readonly ILogger<RoomListeners> log;

    public RoomListeners(RoomLine line, RoomReading reading, IHubContext<RoomHub> hub, ILogger<RoomListeners> log)
    {
        (this.line, this.reading, this.hub, this.log) = (line, reading, hub, log);
        line.Said += Said;
        line.RightsChanged += AskAgain;
        line.SignedOut += SendAway;
        line.Deaf += ReadAll;
    }

    /// <param name="sequence">The room's last line, read before: whatever comes after it will be pushed.</param>
    public void Add(RoomKey room, RoomHearer hearer, HubCallerContext connection, long sequence)
    {
        lock (gate)
        {
            if (!readers.TryGetValue(room, out var reader))
            {
                readers[room] = reader = new RoomReader(room, sequence, reading, hub, Remove, log);
                reader.Start();
            }

            reader.Add(hearer, connection);
            places[hearer.ConnectionId] = (reader, hearer);
        }
    }

    /// <summary>The room that the connection listened to.</summary>
    public RoomKey? Remove(string connectionId)
    {
        lock (gate)
        {
            if (!places.TryRemove(connectionId, out var place))
            {
                return null;
            }

            if (place.Reader.Remove(connectionId) == 0)
            {
                readers.Remove(place.Reader.Room);
                place.Reader.Stop();
            }

            return place.Reader.Room;
        }
    }

    public void Dispose()
    {
        line.Said -= Said;
        line.RightsChanged -= AskAgain;
        line.SignedOut -= SendAway;
        line.Deaf -= ReadAll;
        foreach (var reader in Readers(_ => true))
        {
            reader.Stop();
        }
    }

    private void Said((Guid CentreId, Guid SessionId) room) => ReadAgain(Readers(reader => reader.Room == new RoomKey(room.CentreId, room.SessionId)));

    private void AskAgain(Guid personId) => ReadAgain(Readers(reader => reader.HasHearer(personId)));

    private void ReadAll() => ReadAgain(Readers(_ => true));

    // Their other devices come back by themselves; the one that signed out is refused.
    private void SendAway(Guid personId)
    {
        foreach (var reader in Readers(reader => reader.HasHearer(personId)))
        {
            reader.Abort(personId);
        }
    }

    private static void ReadAgain(IEnumerable<RoomReader> readers)
    {
        foreach (var reader in readers)
        {
            reader.MarkDirty();
        }
    }

    private RoomReader[] Readers(Func<RoomReader, bool> which)
    {
        lock (gate)
        {
            return [.. readers.Values.Where(which)];
        }
    }
}
