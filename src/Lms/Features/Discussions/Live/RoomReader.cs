using Lms.Data.Discussions;
using Lms.Domain.Discussions;
using Lms.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Discussions.Live;

/// <summary>Reads one room's log: everything after the last line it has, sent as one message. Whoever may hear it no longer is sent away first.</summary>
public sealed partial class RoomReader(RoomKey room, long last, RoomReading reading, IHubContext<RoomHub> hub, Action<string> remove, ILogger log)
    : LiveReader<RoomKey, Hearer>(room, hub.Clients, remove, log)
{
    public const string News = "news";

    private static readonly RoomSeat Anybody = new(Guid.Empty, RoomPlace.Trainee);

    public override void Start()
    {
        base.Start();
        MarkDirty();
    }

    protected override async Task Push()
    {
        var here = Hearers.ToArray();
        var (news, may) = await reading.After(Key.CentreId, Key.SessionId, last, [.. here.Select(one => one.Hearer)], CancellationToken.None);
        foreach (var (hearer, connection) in here.Where(one => !may.ContainsKey(one.Hearer)))
        {
            await hub.Groups.RemoveFromGroupAsync(hearer.ConnectionId, Key.Group);
            SendAway(hearer, connection);
        }

        await PushCounts();
        if (news.Count == 0)
        {
            return;
        }

        var sent = news.TrueForAll(line => line.IsTheSameForAll) ? Clients.Group(Key.Group).SendAsync(News, news) : SendToEach(news, may);
        await Task.WhenAny(sent, Task.Delay(Patience));
        last = news[^1].Sequence;
        if (news.Count == RoomReading.AtOnce)
        {
            MarkDirty();
        }
    }

    // Those who lead, those whom a line concerns, and all the others do not have the same to read.
    private Task SendToEach(List<RoomNews> news, Dictionary<Hearer, RoomSeat> may) => Task.WhenAll(may
        .GroupBy(one => one.Value.Leads || news.Exists(line => line.Concerns(one.Key.PersonId)) ? one.Value : Anybody, one => one.Key.ConnectionId)
        .Select(audience => Clients.Clients([.. audience]).SendAsync(News, news.ConvertAll(line => line.For(audience.Key)))));
}
