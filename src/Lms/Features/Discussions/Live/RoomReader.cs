using System.Diagnostics;
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

    // What came meanwhile goes together; but one who takes nothing, until the server cuts them, is not waited for longer than this.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    // Between two askings the order of notices is enough; beyond that, no notice is relied on.
    private static readonly TimeSpan Trust = TimeSpan.FromMilliseconds(500);

    private long told;
    private long askedAt;
    private int isInDoubt = 1;

    public override void Start()
    {
        base.Start();
        MarkDirty();
    }

    /// <summary>Somebody's right here may have changed, or something may not have been heard.</summary>
    public override void Doubt()
    {
        Volatile.Write(ref isInDoubt, 1);
        MarkDirty();
    }

    /// <summary>There are lines up to this one, and whoever lost a right before it was written has been named.</summary>
    public void Tell(long sequence)
    {
        // One thread hears, in the order of commits.
        Volatile.Write(ref told, Math.Max(told, sequence));
        MarkDirty();
    }

    protected override async Task Push()
    {
        // In this order: a doubt about a line that was told came before it.
        var upTo = Volatile.Read(ref told);
        if (Interlocked.Exchange(ref isInDoubt, 0) == 1 || Stopwatch.GetElapsedTime(askedAt) > Trust)
        {
            await AskAndSend();
        }
        else if (await reading.Lines(Key.CentreId, Key.SessionId, last, upTo, CancellationToken.None) is var news && !news.TrueForAll(line => line.IsTheSameForAll))
        {
            await AskAndSend();
        }
        else if (news.Count > 0)
        {
            await Sent(news, Clients.Group(Key.Group).SendAsync(News, news));
        }

        await PushCounts();
    }

    /// <summary>Asks who may hear it, and from which seat, with what is read.</summary>
    private async Task AskAndSend()
    {
        var here = Hearers.ToArray();
        var (news, may) = await AskAll(here);
        foreach (var (hearer, connection) in here.Where(one => !may.ContainsKey(one.Hearer)))
        {
            await hub.Groups.RemoveFromGroupAsync(hearer.ConnectionId, Key.Group);
            SendAway(hearer, connection);
        }

        if (news.Count > 0)
        {
            await Sent(news, news.TrueForAll(line => line.IsTheSameForAll) ? Clients.Group(Key.Group).SendAsync(News, news) : SendToEach(news, may, here));
        }
    }

    private async Task<(List<RoomNews> News, Dictionary<Hearer, RoomSeat> May)> AskAll((Hearer Hearer, HubCallerContext Connection)[] here)
    {
        askedAt = Stopwatch.GetTimestamp();
        try
        {
            return await reading.After(Key.CentreId, Key.SessionId, last, [.. here.Select(one => one.Hearer)], CancellationToken.None);
        }
        catch
        {
            Volatile.Write(ref isInDoubt, 1);
            throw;
        }
    }

    private async Task Sent(List<RoomNews> news, Task sending)
    {
        await Task.WhenAny(sending, Task.Delay(Breath));
        last = news[^1].Sequence;
        if (news.Count == RoomReading.AtOnce)
        {
            MarkDirty();
        }
    }

    /// <summary>Those who lead and those whom a line concerns are told one by one; all the others have the same to read.</summary>
    private async Task SendToEach(List<RoomNews> news, Dictionary<Hearer, RoomSeat> may, (Hearer Hearer, HubCallerContext Connection)[] here)
    {
        var known = here.Select(one => one.Hearer).ToHashSet();
        Hearer[] late = [.. Hearers.Select(one => one.Hearer).Where(one => !known.Contains(one))];
        var apart = may.Where(one => one.Value.Leads || news.Exists(line => line.IsPersonalTo(one.Value) || line.Concerns(one.Key.PersonId))).ToList();
        string[] except = [.. apart.Select(one => one.Key.ConnectionId), .. late.Select(one => one.ConnectionId)];
        var sent = Clients.GroupExcept(Key.Group, except).SendAsync(News, news.ConvertAll(line => line.For(Anybody)));
        if (late.Length > 0)
        {
            // They came while this was read, and may have read before it was said.
            apart.AddRange((await reading.After(Key.CentreId, Key.SessionId, news[^1].Sequence, late, CancellationToken.None)).May);
        }

        await Task.WhenAll([sent, .. apart.Select(one => Clients.Client(one.Key.ConnectionId).SendAsync(News, news.ConvertAll(line => line.For(one.Value))))]);
    }
}
