using System.Collections.Concurrent;
using Lms.Data.Discussions;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Web.Live;

/// <summary>
/// Which of this node's connections listen to what; each thing that is listened to has one reader. Whoever's rights changed is
/// asked again, and whoever signed out is sent away; what else is a call to read, the heir says.
/// </summary>
public abstract class LiveListeners<TKey, THearer, TReader> : IDisposable
    where TKey : notnull
    where THearer : Hearer
    where TReader : LiveReader<TKey, THearer>
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, TReader> readers = [];
    private readonly ConcurrentDictionary<string, (TReader Reader, THearer Hearer)> places = new();

    protected LiveListeners(RoomLine line)
    {
        Line = line;
        line.RightsChanged += AskAgain;
        line.SignedOut += SendAway;
        line.Deaf += ReadAll;
    }

    protected RoomLine Line { get; }

    protected IEnumerable<THearer> Hearers => places.Values.Select(place => place.Hearer);

    protected IEnumerable<(TKey Key, THearer Hearer)> Places => places.Values.Select(place => (place.Reader.Key, place.Hearer));

    /// <summary>What the connection listened to; null when it did not.</summary>
    public TReader? Remove(string connectionId)
    {
        lock (gate)
        {
            if (!places.TryRemove(connectionId, out var place))
            {
                return null;
            }

            if (place.Reader.Remove(connectionId) == 0)
            {
                readers.Remove(place.Reader.Key);
                place.Reader.Stop();
            }

            return place.Reader;
        }
    }

    public void Dispose()
    {
        Line.RightsChanged -= AskAgain;
        Line.SignedOut -= SendAway;
        Line.Deaf -= ReadAll;
        Leave();
        foreach (var reader in Readers(_ => true))
        {
            reader.Stop();
        }

        GC.SuppressFinalize(this);
    }

    /// <param name="make">A reader for what nobody here listened to yet.</param>
    protected void Add(TKey key, THearer hearer, HubCallerContext connection, Func<TReader> make)
    {
        lock (gate)
        {
            if (!readers.TryGetValue(key, out var reader))
            {
                readers[key] = reader = make();
                reader.Start();
            }

            reader.Add(hearer, connection);
            places[hearer.ConnectionId] = (reader, hearer);
        }
    }

    /// <summary>Lets go of what the heir listens to itself.</summary>
    protected abstract void Leave();

    protected void ReadAgain(TKey key) => ReaderOf(key)?.MarkDirty();

    /// <summary>Null when nobody here listens to it.</summary>
    protected TReader? ReaderOf(TKey key)
    {
        lock (gate)
        {
            return readers.GetValueOrDefault(key);
        }
    }

    private void AskAgain(Guid personId) => Doubt(Readers(reader => reader.HasHearer(personId)));

    private void ReadAll() => Doubt(Readers(_ => true));

    // Their other devices come back by themselves; the one that signed out is refused.
    private void SendAway(Guid personId)
    {
        foreach (var reader in Readers(reader => reader.HasHearer(personId)))
        {
            reader.Abort(personId);
        }
    }

    private static void Doubt(IEnumerable<TReader> readers)
    {
        foreach (var reader in readers)
        {
            reader.Doubt();
        }
    }

    protected TReader[] Readers(Func<TReader, bool> which)
    {
        lock (gate)
        {
            return [.. readers.Values.Where(which)];
        }
    }
}
