using System.Collections.Concurrent;
using System.Threading.Channels;
using Lms.Data.Discussions;
using Microsoft.AspNetCore.SignalR;
using Npgsql;

namespace Lms.Web.Live;

/// <summary>
/// Reads one thing that is listened to (a room, a sitting) for all of this node's connections to it: once for however many calls
/// came meanwhile. What is read, and who may hear it, is for the heir to say.
/// </summary>
/// <param name="remove">Takes a connection off the node's list.</param>
public abstract class LiveReader<TKey, THearer>(TKey key, IHubClients clients, Action<string> remove, ILogger log)
    where THearer : Hearer
{
    /// <summary>Said to whoever may hear no longer, before the line is cut.</summary>
    public const string Removed = "removed";

    /// <summary>A connection that does not take what it is sent is cut by the server; the others do not wait for it.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Channel<bool> calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<string, (THearer Hearer, HubCallerContext Connection)> hearers = new();

    public TKey Key => key;

    protected ICollection<(THearer Hearer, HubCallerContext Connection)> Hearers => hearers.Values;

    protected ChannelReader<bool> Calls => calls.Reader;

    protected IHubClients Clients => clients;

    public virtual void Start()
    {
        // On nobody's behalf: what is read here belongs to no request.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(Run);
        }
    }

    public void Stop() => calls.Writer.TryComplete();

    /// <summary>Something was done here: it is read again.</summary>
    public virtual void MarkDirty() => Call();

    /// <summary>Somebody's right here may have changed, or something may not have been heard: it is read again, with the question who may hear it.</summary>
    public virtual void Doubt() => MarkDirty();

    public virtual void Add(THearer hearer, HubCallerContext connection) => hearers[hearer.ConnectionId] = (hearer, connection);

    /// <summary>How many are left.</summary>
    public int Remove(string connectionId)
    {
        hearers.TryRemove(connectionId, out _);
        return hearers.Count;
    }

    public bool HasHearer(Guid personId) => Hearers.Any(one => one.Hearer.PersonId == personId);

    public void Abort(Guid personId)
    {
        foreach (var (hearer, connection) in Hearers.Where(one => one.Hearer.PersonId == personId))
        {
            remove(hearer.ConnectionId);
            connection.Abort();
        }
    }

    protected void Call() => calls.Writer.TryWrite(true);

    /// <summary>Until somebody calls; false at the end.</summary>
    protected virtual async Task<bool> Wait() => await Calls.WaitToReadAsync() && Calls.TryRead(out _);

    protected abstract Task Push();

    /// <summary>The word gets a moment to arrive before the line is cut.</summary>
    protected void SendAway(THearer hearer, HubCallerContext connection)
    {
        remove(hearer.ConnectionId);
        _ = Goodbye(hearer.ConnectionId, connection);
    }

    private async Task Run()
    {
        while (await Wait())
        {
            try
            {
                await Push();
            }
            catch (Exception problem) when (problem is NpgsqlException or TimeoutException or InvalidOperationException or IOException)
            {
                log.LogWarning("{Key} could not be read: {Problem}", key, problem.Message);
                await Task.Delay(Pause);
                MarkDirty();
            }
        }
    }

    private async Task Goodbye(string connectionId, HubCallerContext connection)
    {
        await Task.WhenAny(clients.Client(connectionId).SendAsync(Removed), Task.Delay(Pause));
        await Task.Delay(Pause);
        connection.Abort();
    }
}
