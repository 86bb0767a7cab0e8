using System.Collections.Concurrent;
using System.Threading.Channels;
using Lms.Data.Discussions;
using Microsoft.AspNetCore.SignalR;
using Npgsql;

namespace Lms.Features.Discussions;

/// <summary>
/// Reads one room's log for all of this node's connections in it: once for however many calls came meanwhile, everything
/// after the last line it has, and sends that as one message. Whoever may hear it no longer is sent away first.
/// </summary>
public sealed class RoomReader(
    RoomKey room, long last, RoomReading reading, IHubContext<RoomHub> hub, Func<string, RoomKey?> remove, ILogger log)
{
    public const string News = "news";
    public const string Removed = "removed";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>A connection that does not take what it is sent is cut by the server; the others do not wait for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> dirty = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<string, (RoomHearer Hearer, HubCallerContext Connection)> hearers = new();

    public RoomKey Room => room;

    public void Start()
    {
        // On nobody's behalf: what is read here belongs to no request.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(Run);
        }

        MarkDirty();
    }

    public void Stop() => dirty.Writer.TryComplete();

    public void MarkDirty() => dirty.Writer.TryWrite(true);

    public void Add(RoomHearer hearer, HubCallerContext connection) => hearers[hearer.ConnectionId] = (hearer, connection);

    /// <summary>How many are left.</summary>
    public int Remove(string connectionId)
    {
        hearers.TryRemove(connectionId, out _);
        return hearers.Count;
    }

    public bool HasHearer(Guid personId) => hearers.Values.Any(one => one.Hearer.PersonId == personId);

    public void Abort(Guid personId)
    {
        foreach (var (hearer, connection) in hearers.Values.Where(one => one.Hearer.PersonId == personId))
        {
            remove(hearer.ConnectionId);
            connection.Abort();
        }
    }

    private async Task Run()
    {
        await foreach (var _ in dirty.Reader.ReadAllAsync())
        {
            try
            {
                await Push();
            }
            catch (Exception problem) when (problem is NpgsqlException or TimeoutException or InvalidOperationException or IOException)
            {
                log.LogWarning("Room {Session} could not be read: {Problem}", room.SessionId, problem.Message);
                await Task.Delay(Pause);
                MarkDirty();
            }
        }
    }

    private async Task Push()
    {
        var here = hearers.Values.ToArray();
        var (news, may) = await reading.After(room.CentreId, room.SessionId, last, [.. here.Select(one => one.Hearer)], CancellationToken.None);
        foreach (var (hearer, connection) in here.Where(one => !may.Contains(one.Hearer)))
        {
            await SendAway(hearer, connection);
        }

        if (news.Count == 0)
        {
            return;
        }

        var sent = hub.Clients.Group(room.Group).SendAsync(News, news);
        await Task.WhenAny(sent, Task.Delay(Patience));
        last = news[^1].Sequence;
        if (news.Count == RoomReading.AtOnce)
        {
            MarkDirty();
        }
    }

    private async Task SendAway(RoomHearer hearer, HubCallerContext connection)
    {
        remove(hearer.ConnectionId);
        await hub.Groups.RemoveFromGroupAsync(hearer.ConnectionId, room.Group);
        _ = Goodbye(hearer.ConnectionId, connection);
    }

    // The word gets a moment to arrive before the line is cut.
    private async Task Goodbye(string connectionId, HubCallerContext connection)
    {
        await Task.WhenAny(hub.Clients.Client(connectionId).SendAsync(Removed), Task.Delay(Pause));
        await Task.Delay(Pause);
        connection.Abort();
    }
}
