using Lms.Data.Discussions;
using Lms.Domain;
using Lms.Domain.Discussions;
using Lms.Domain.Language;
using Lms.Web;

namespace Lms.Features.Discussions.Talk;

/// <summary>What people say: a post, its edits, its withdrawal.</summary>
public sealed class TalkDesk(RoomActs acts, RoomLog log, TimeProvider clock)
{
    /// <param name="id">The sender's; the same once more has the same answer, and is not said twice.</param>
    /// <param name="replyTo">The id of the post that is answered.</param>
    public Task<RoomAct?> Post(RoomVisitor who, Guid sessionId, Guid id, string text, Guid? replyTo, CancellationToken stop) =>
        acts.Do(who, sessionId, new RoomQuestion(Id: id), async entry =>
        {
            var written = Written(text);
            var answered = replyTo is { } answer
                ? await log.Post(who.CentreId, sessionId, answer, stop) ?? throw new RuleBrokenException("RoomEvent.AnswersNothingHere")
                : null;
            return entry.Room.Post(entry.Seat, id, written, answered, entry.LastPostAt, clock.GetUtcNow());
        }, stop);

    public Task<RoomAct?> Edit(RoomVisitor who, Guid sessionId, Guid postId, string text, CancellationToken stop) =>
        acts.OnPost(who, sessionId, postId, (entry, post) => entry.Room.Edit(entry.Seat, post, Written(text), clock.GetUtcNow()), stop);

    /// <summary>What one wrote, to write it anew; null for strangers, and for what is not one's own or not there any more.</summary>
    public async Task<string?> Source(RoomVisitor who, Guid sessionId, Guid postId, CancellationToken stop) =>
        await log.Enter(who, sessionId, stop) is null ? null : await log.SourceOf(who, sessionId, postId, stop);

    public Task<RoomAct?> Withdraw(RoomVisitor who, Guid sessionId, Guid postId, CancellationToken stop) =>
        acts.OnPost(who, sessionId, postId, (entry, post) => entry.Room.Withdraw(entry.Seat, post, clock.GetUtcNow()), stop);

    /// <param name="reaction">A <see cref="PostReaction"/>; 0 takes it back.</param>
    public Task<RoomAct?> React(RoomVisitor who, Guid sessionId, Guid postId, int reaction, CancellationToken stop) => acts.OnPost(
        who,
        sessionId,
        postId,
        (entry, post) => entry.Room.React(entry.Seat, post, reaction == 0 ? null : (PostReaction)reaction, clock.GetUtcNow()),
        stop);

    private static WrittenText Written(string? text)
    {
        var clean = CleanText.Of(text ?? "").Trim();
        RoomEvent.RequireLength(clean);
        return Prose.Write(clean);
    }
}
