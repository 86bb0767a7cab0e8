using Lms.Data.Discussions;
using Lms.Features.Discussions.Board;
using Lms.Features.Discussions.Floor;
using Lms.Features.Discussions.Groups;
using Lms.Features.Discussions.Order;
using Lms.Features.Discussions.Questions;
using Lms.Features.Discussions.Talk;
using Lms.Web;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Discussions.Live;

/// <summary>What a page has missed since the line that it named.</summary>
/// <param name="More">There is still more: ask again.</param>
/// <param name="Now">By the server's clock.</param>
public sealed record CatchUp(IReadOnlyList<RoomNews> News, bool More, DateTimeOffset Now);

/// <summary>
/// The live line of a session's room. Every call asks again who calls: somebody may have left the class since. Nothing is
/// pushed from here: committed lines are, by <see cref="RoomReader"/>, on every node alike.
/// </summary>
public sealed partial class RoomHub(
    BoardDesk board, TalkDesk talk, FloorDesk floor, QuestionDesk questions, OrderDesk order, GroupsDesk groups, RoomLog log, RoomReading reading,
    RoomListeners listeners, TimeProvider clock,
    Texts text) : Hub
{
    /// <summary>Listens to a room: joins first, then reads what was missed, so that nothing falls between.</summary>
    public async Task<CatchUp> Follow(Guid sessionId, long afterSequence)
    {
        await Leave();
        var entry = await log.Enter(Who, sessionId, Context.ConnectionAborted) ?? throw NoSuchRoom();
        var room = new RoomKey(Who.CentreId, sessionId);
        var hearer = new Hearer(Context.ConnectionId, Who.PersonId, Who.Stamp);
        listeners.Add(room, hearer, Context, entry.LastSequence);
        await Groups.AddToGroupAsync(Context.ConnectionId, room.Group);

        // Asked once more with what is read: the right may have gone while joining, when nobody could have told this connection.
        var (news, may) = await reading.After(room.CentreId, sessionId, afterSequence, [hearer], Context.ConnectionAborted);
        if (!may.TryGetValue(hearer, out var seat))
        {
            await Leave();
            throw NoSuchRoom();
        }

        return new CatchUp(news.ConvertAll(line => line.For(seat)), news.Count == RoomReading.AtOnce, clock.GetUtcNow());
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        listeners.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    private CancellationToken Stop => Context.ConnectionAborted;

    private RoomVisitor Who => LiveConnection.Of(Context);

    private async Task Leave()
    {
        if (listeners.Remove(Context.ConnectionId) is { } left)
        {
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, left.Key.Group);
        }
    }

    private RoomAct Found(RoomAct? act) => act ?? throw NoSuchRoom();

    private HubException NoSuchRoom() => new(text["Discussions.NoSuchRoom"]);
}
