using Lms.Data.Discussions;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Discussions.Live;

/// <summary>Tells this node's followers of a room that somebody is writing there.</summary>
public sealed class TypingRelay(RoomLine line, IHubContext<RoomHub> hub) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        line.Typed += Typed;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        line.Typed -= Typed;
        return Task.CompletedTask;
    }

    // Nobody waits for it: it is gone in a moment anyway.
    private void Typed((Guid CentreId, Guid SessionId, Guid PersonId, string Name) one) =>
        _ = hub.Clients.Group(new RoomKey(one.CentreId, one.SessionId).Group).SendAsync("typing", one.PersonId, one.Name);
}
