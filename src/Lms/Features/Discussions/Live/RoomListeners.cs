using Lms.Data.Discussions;
using Lms.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Discussions.Live;

public readonly record struct RoomKey(Guid CentreId, Guid SessionId)
{
    public string Group => $"{CentreId:n}{SessionId:n}";
}

/// <summary>Which of this node's connections listen to which room.</summary>
public sealed class RoomListeners : LiveListeners<RoomKey, Hearer, RoomReader>
{
    private readonly RoomReading reading;
    private readonly IHubContext<RoomHub> hub;
    private readonly ILogger<RoomListeners> log;

    public RoomListeners(RoomLine line, RoomReading reading, IHubContext<RoomHub> hub, ILogger<RoomListeners> log)
        : base(line)
    {
        (this.reading, this.hub, this.log) = (reading, hub, log);
        line.Said += Said;
        line.PollAnswered += Answered;
    }

    /// <param name="sequence">The room's last line, read before: whatever comes after it will be pushed.</param>
    public void Add(RoomKey room, Hearer hearer, HubCallerContext connection, long sequence) =>
        Add(room, hearer, connection, () => new RoomReader(room, sequence, reading, hub, id => Remove(id), log));

    /// <summary>Everybody who listens here, on however many devices.</summary>
    public IReadOnlyCollection<PresentPerson> Present() =>
        Places.Select(place => new PresentPerson(place.Key.CentreId, place.Key.SessionId, place.Hearer.PersonId)).ToHashSet();

    protected override void Leave()
    {
        Line.Said -= Said;
        Line.PollAnswered -= Answered;
    }

    private void Said((Guid CentreId, Guid SessionId, long Sequence) line) =>
        ReaderOf(new RoomKey(line.CentreId, line.SessionId))?.Tell(line.Sequence);

    private void Answered((Guid CentreId, Guid SessionId) room) => ReaderOf(new RoomKey(room.CentreId, room.SessionId))?.CountSoon();
}
