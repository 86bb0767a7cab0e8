using Lms.Data.Discussions;
using Lms.Domain;
using Lms.Domain.Discussions;
using Lms.Features.Discussions.Live;

namespace Lms.Features.Discussions.Groups;

/// <summary>Seats whoever came after the class was split, by <see cref="GroupSplit.SeatOf"/>. Null for strangers, as everywhere here.</summary>
public sealed class LatecomersDesk(GroupsDesk groups, GroupRows rows, RoomListeners listeners)
{
    /// <summary>Each is an act of its own, and nobody acts faster than the gate lets them: whoever is left waits for the next press.</summary>
    public const int MostAtOnce = 20;

    /// <param name="personId">One of them; all who are present when there is none.</param>
    public async Task<RoomAct?> Seat(RoomVisitor who, Guid sessionId, Guid? personId, CancellationToken stop)
    {
        var places = await rows.Places(who.CentreId, sessionId, stop);
        if (places.Count == 0)
        {
            throw new RuleBrokenException("RoomGroup.Ended");
        }

        RoomAct? act = new(Line: null);
        foreach (var one in await Waiting(who.CentreId, sessionId, personId, stop))
        {
            var place = GroupSplit.SeatOf(places, one.Unit, one.Duty);
            act = await groups.Move(who, sessionId, place.Id, one.PersonId, stop);
            places[places.IndexOf(place)] = place with { Size = place.Size + 1 };
        }

        return act;
    }

    private async Task<List<GroupCandidate>> Waiting(Guid centreId, Guid sessionId, Guid? personId, CancellationToken stop)
    {
        var people = await rows.Candidates(centreId, sessionId, listeners.In(centreId, sessionId), stop);
        return [.. people.Where(one => !one.IsSeated && (personId is { } asked ? one.PersonId == asked : one.IsPresent)).Take(MostAtOnce)];
    }
}
