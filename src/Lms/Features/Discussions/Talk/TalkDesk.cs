using Lms.Data.Discussions;
using Lms.Domain;
using Lms.Domain.Discussions;
using Lms.Domain.Language;
using Lms.Web;

namespace Lms.Features.Discussions.Talk;

/// <summary>What people say: a post, its edits, its withdrawal.</summary>
public sealed class TalkDesk(RoomActs acts, RoomLog log, RoomTalk talk, RoomReads reads, Typing typing, TimeProvider clock)
{
    /// <param name="id">The sender's; the same once more has the same answer, and is not said twice.</param>
    /// <param name="replyTo">The id of the post that is answered.</param>
    public Task<RoomAct?> Post(RoomVisitor who, Guid sessionId, Guid id, string text, Guid? replyTo, CancellationToken stop) =>
        acts.Do(who, sessionId, new RoomQuestion(Id: id), async entry =>
        {
            var (written, named) = await Spoken(who, sessionId, text, stop);
            var answered = replyTo is { } answer
                ? await log.Post(who.CentreId, sessionId, answer, stop) ?? throw new RuleBrokenException("RoomEvent.AnswersNothingHere")
                : null;
            return entry.Room.Post(entry.Seat, id, written, answered, entry.LastSaidAt, clock.GetUtcNow(), named);
        }, stop);

    public Task<RoomAct?> Edit(RoomVisitor who, Guid sessionId, Guid postId, string text, CancellationToken stop) =>
        acts.Do(who, sessionId, RoomQuestion.None, async entry =>
        {
            var post = await log.Post(who.CentreId, sessionId, postId, stop);
            if (post is null || !post.IsFor(entry.Seat))
            {
                throw new RuleBrokenException("RoomEvent.NotHere");
            }

            var (written, named) = await Spoken(who, sessionId, text, stop, toAll: post.GroupId is null);
            return entry.Room.Edit(entry.Seat, post, written, clock.GetUtcNow(), named);
        }, stop);

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

    /// <summary>A post's words to stand in the box; null for strangers, and for what not everyone reads.</summary>
    public async Task<Quotation?> Quote(RoomVisitor who, Guid sessionId, Guid postId, CancellationToken stop) =>
        await log.Enter(who, sessionId, stop) is not null && await talk.Quote(who.CentreId, sessionId, postId, stop) is { } post ? Quotation.Of(post) : null;

    /// <summary>A link to the part that is taught now, to stand in the box; null when none is, and for strangers.</summary>
    /// <param name="home">The path of the centre.</param>
    public async Task<string?> CitePart(RoomVisitor who, Guid sessionId, string home, CancellationToken stop)
    {
        if (await log.Enter(who, sessionId, stop) is null || await talk.Part(who.CentreId, sessionId, stop) is not { } part)
        {
            return null;
        }

        var title = part.Title.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
        return $"[{part.Position}. {title}]({home}/sessions/{sessionId}/lesson/parts/{part.Position})";
    }

    /// <summary>Whom a post may name; null for strangers and for those who do not speak.</summary>
    public async Task<IReadOnlyList<RoomName>?> Names(RoomVisitor who, Guid sessionId, CancellationToken stop) =>
        await log.Enter(who, sessionId, stop) is { Seat.Speaks: true } ? (await talk.Names(who.CentreId, sessionId, stop)).All : null;

    public Task Typing(RoomVisitor who, Guid sessionId, CancellationToken stop) => typing.Tell(who, sessionId, stop);

    /// <summary>Everything up to this line was before their eyes.</summary>
    public Task Read(RoomVisitor who, Guid sessionId, long sequence, CancellationToken stop) => reads.Mark(who, sessionId, sequence, stop);

    /// <summary>What somebody typed, cleaned and drawn; refused before it is drawn when it is too long.</summary>
    internal static WrittenText Written(string? text) => Prose.Write(Fitting(text));

    /// <summary>What somebody typed, without what nobody sees: marks that turn the direction of the words after them.</summary>
    internal static string Clean(string? text) => Unseen.Without(CleanText.Of(text ?? ""));

    private static string Fitting(string? text)
    {
        var clean = Clean(text);
        RoomEvent.RequireLength(clean);
        return clean;
    }

    // Without the sign there is nobody to look up. In a small group nobody is called who does not sit there.
    private async Task<(WrittenText Text, IReadOnlyList<Guid> Named)> Spoken(
        RoomVisitor who, Guid sessionId, string? text, CancellationToken stop, bool toAll = true)
    {
        var clean = Fitting(text);
        if (!toAll || !clean.Contains('@', StringComparison.Ordinal))
        {
            return (Prose.Write(clean), []);
        }

        var (marked, named) = (await talk.Names(who.CentreId, sessionId, stop)).In(clean);
        return (Prose.Write(marked), [.. named.Where(person => person != who.PersonId)]);
    }
}
