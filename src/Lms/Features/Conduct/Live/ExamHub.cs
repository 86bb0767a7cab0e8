using Lms.Data.Conduct;
using Lms.Web;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Conduct.Live;

/// <summary>
/// The live line of a sitting: those who write follow their own attempt, those who invigilate watch the board. Every call asks
/// again who calls. Nothing is done by this line, acts are forms; what they change is pushed by <see cref="SittingReader"/>.
/// </summary>
public sealed class ExamHub(SittingListeners listeners, ConductReading reading, Texts text) : Hub
{
    /// <summary>Joins first, then reads, so that nothing falls between.</summary>
    public async Task<AttemptNews> Follow(Guid attemptId)
    {
        var who = LiveConnection.Of(Context);
        var sitting = await reading.SittingOf(who, attemptId, Context.ConnectionAborted) ?? throw Refused();
        if (LiveConnection.OnlySitting(Context) is { } only && only != sitting)
        {
            throw Refused();
        }

        var (hearer, seen) = await Join(new SittingKey(who.CentreId, sitting), attemptId, withBoard: false);
        if (!seen.Candidates.TryGetValue(hearer, out var news))
        {
            throw Refused();
        }

        await reading.Seen([attemptId], Context.ConnectionAborted);
        return news;
    }

    public async Task<BoardNews> Watch(Guid sittingId)
    {
        if (LiveConnection.OnlySitting(Context) is not null)
        {
            throw Refused();
        }

        var who = LiveConnection.Of(Context);
        var (hearer, seen) = await Join(new SittingKey(who.CentreId, sittingId), attemptId: null, withBoard: true);
        return seen.Watchers.Contains(hearer) ? seen.Board! : throw Refused();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        listeners.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    private async Task<(SittingHearer Hearer, SittingReading Seen)> Join(SittingKey sitting, Guid? attemptId, bool withBoard)
    {
        var who = LiveConnection.Of(Context);
        var hearer = new SittingHearer(Context.ConnectionId, who.PersonId, who.Stamp, attemptId);
        listeners.Remove(Context.ConnectionId);
        listeners.Add(sitting, hearer, Context);
        return (hearer, await reading.Read(sitting.CentreId, sitting.SittingId, [hearer], withBoard, Context.ConnectionAborted));
    }

    private HubException Refused()
    {
        listeners.Remove(Context.ConnectionId);
        return new HubException(text["Conduct.NothingToHear"]);
    }
}
