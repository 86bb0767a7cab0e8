using Lms.Domain.Discussions;
using Lms.Features.Discussions.Talk;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Features.Discussions.Live;

public sealed record Posted(long Sequence, DateTimeOffset At);

/// <summary>What people say and do in the room, and how its lecturer keeps order.</summary>
public sealed partial class RoomHub
{
    public async Task<Posted> Post(Guid sessionId, Guid id, string body, Guid? replyTo)
    {
        var act = Found(await talk.Post(Who, sessionId, id, body, replyTo, Stop));
        return new Posted(act.Line!.Sequence, act.Line.At);
    }

    public async Task EditPost(Guid sessionId, Guid postId, string body) => Found(await talk.Edit(Who, sessionId, postId, body, Stop));

    /// <summary>One's own post as it was written, to write it anew.</summary>
    public async Task<string> PostSource(Guid sessionId, Guid postId) =>
        await talk.Source(Who, sessionId, postId, Stop) ?? throw new HubException(text["Rules.RoomEvent.NotHere"]);

    public async Task<Quotation> Quote(Guid sessionId, Guid postId) =>
        await talk.Quote(Who, sessionId, postId, Stop) ?? throw new HubException(text["Rules.RoomEvent.NotHere"]);

    /// <summary>A link to the part that is taught now; empty when none is.</summary>
    public async Task<string> CitePart(Guid sessionId) =>
        await talk.CitePart(Who, sessionId, $"/c/{Context.GetHttpContext()!.Request.RouteValues["centre"]}", Stop) ?? "";

    /// <summary>Whom a post may name.</summary>
    public async Task<IReadOnlyList<RoomName>> Names(Guid sessionId) => await talk.Names(Who, sessionId, Stop) ?? throw NoSuchRoom();

    public Task Typing(Guid sessionId) => talk.Typing(Who, sessionId, Stop);

    public Task Read(Guid sessionId, long sequence) => talk.Read(Who, sessionId, sequence, Stop);

    public async Task WithdrawPost(Guid sessionId, Guid postId) => Found(await talk.Withdraw(Who, sessionId, postId, Stop));

    /// <param name="sessionId">The room's session.</param>
    /// <param name="postId">What it is said to.</param>
    /// <param name="reaction">A <see cref="PostReaction"/>; 0 takes it back.</param>
    public async Task React(Guid sessionId, Guid postId, int reaction) => Found(await talk.React(Who, sessionId, postId, reaction, Stop));

    public async Task HidePost(Guid sessionId, Guid postId) => Found(await order.Hide(Who, sessionId, postId, Stop));

    public async Task RestorePost(Guid sessionId, Guid postId) => Found(await order.Restore(Who, sessionId, postId, Stop));

    public async Task ApprovePost(Guid sessionId, Guid postId) => Found(await order.Approve(Who, sessionId, postId, Stop));

    public async Task Mute(Guid sessionId, Guid personId, bool mute) => Found(await order.Mute(Who, sessionId, personId, mute, Stop));

    public async Task SetPace(Guid sessionId, int seconds) => Found(await order.SetPace(Who, sessionId, seconds, Stop));

    public async Task SetHold(Guid sessionId, bool hold) => Found(await order.SetHold(Who, sessionId, hold, Stop));

    public async Task RaiseHand(Guid sessionId) => Found(await floor.RaiseHand(Who, sessionId, Stop));

    /// <param name="sessionId">The room's session.</param>
    /// <param name="handOf">Somebody else's hand, by the lecturer; null for one's own.</param>
    public async Task LowerHand(Guid sessionId, Guid? handOf) => Found(await floor.LowerHand(Who, sessionId, handOf, Stop));
}
