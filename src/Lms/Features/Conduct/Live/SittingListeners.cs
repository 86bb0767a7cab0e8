using System.Collections.Concurrent;
using Lms.Data.Conduct;
using Lms.Data.Discussions;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Conduct.Live;

public readonly record struct SittingKey(Guid CentreId, Guid SittingId);

/// <summary>Which of this node's connections listen to which sitting; each sitting that is listened to has one reader.</summary>
public sealed class SittingListeners : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<SittingKey, SittingReader> readers = [];
    private readonly ConcurrentDictionary<string, (SittingReader Reader, SittingHearer Hearer)> places = new();
    private readonly RoomLine line;
    private readonly ConductReading reading;
    private readonly IHubContext<ExamHub> hub;
    private readonly ILogger<SittingListeners> log;

    public SittingListeners(RoomLine line, ConductReading reading, IHubContext<ExamHub> hub, ILogger<SittingListeners> log)
    {
        (this.line, this.reading, this.hub, this.log) = (line, reading, hub, log);
        line.SittingChanged += Changed;
        line.RightsChanged += AskAgain;
        line.SignedOut += SendAway;
        line.Deaf += ReadAll;
    }

    /// <summary>The attempts whose pages are connected to this node.</summary>
    public Guid[] Connected => [.. places.Values.Select(place => place.Hearer.AttemptId).OfType<Guid>().Distinct()];

    public void Add(SittingKey sitting, SittingHearer hearer, HubCallerContext connection)
    {
        lock (gate)
        {
            if (!readers.TryGetValue(sitting, out var reader))
            {
                readers[sitting] = reader = new SittingReader(sitting, reading, hub, Remove, log);
                reader.Start();
            }

            reader.Add(hearer, connection);
            places[hearer.ConnectionId] = (reader, hearer);
        }
    }

    public void Remove(string connectionId)
    {
        lock (gate)
        {
            if (places.TryRemove(connectionId, out var place) && place.Reader.Remove(connectionId) == 0)
            {
                readers.Remove(place.Reader.Sitting);
                place.Reader.Stop();
            }
        }
    }

    public void Dispose()
    {
        line.SittingChanged -= Changed;
        line.RightsChanged -= AskAgain;
        line.SignedOut -= SendAway;
        line.Deaf -= ReadAll;
        foreach (var reader in Readers(_ => true))
        {
            reader.Stop();
        }
    }

    private void Changed((Guid CentreId, Guid SittingId) sitting) =>
        ReadAgain(Readers(reader => reader.Sitting == new SittingKey(sitting.CentreId, sitting.SittingId)));

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

    private static void ReadAgain(IEnumerable<SittingReader> readers)
    {
        foreach (var reader in readers)
        {
            reader.MarkDirty();
        }
    }

    private SittingReader[] Readers(Func<SittingReader, bool> which)
    {
        lock (gate)
        {
            return [.. readers.Values.Where(which)];
        }
    }
}
