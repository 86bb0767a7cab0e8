using Lms.Data.Discussions;
using Lms.Web.Live;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Discussions;

/// <summary>Reads one room's log: everything after the last line it has, sent as one message. Whoever may hear it no longer is sent away first.</summary>
public sealed class RoomReader(RoomKey room, long last, RoomReading reading, IHubContext<RoomHub> hub, Action<string> remove, ILogger log)
    : LiveReader<RoomKey, Hearer>(room, hub.Clients, remove, log)
{
    public const string News = "news";

    public override void Start()
    {
        base.Start();
        MarkDirty();
    }

    protected override async Task Push()
    {
        var here = Hearers.ToArray();
        var (news, may) = await reading.After(Key.CentreId, Key.SessionId, last, [.. here.Select(one => one.Hearer)], CancellationToken.None);
        foreach (var (hearer, connection) in here.Where(one => !may.Contains(one.Hearer)))
        {
            await hub.Groups.RemoveFromGroupAsync(hearer.ConnectionId, Key.Group);
            SendAway(hearer, connection);
        }

        if (news.Count == 0)
        {
            return;
        }

        var sent = Clients.Group(Key.Group).SendAsync(News, news);
        await Task.WhenAny(sent, Task.Delay(Patience));
        last = news[^1].Sequence;
        if (news.Count == RoomReading.AtOnce)
        {
            MarkDirty();
        }
    }
}
