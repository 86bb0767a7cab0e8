using Lms.Data.Discussions;
using Lms.Domain;
using Lms.Domain.Discussions;
using Npgsql;

namespace Lms.Features.Discussions;

/// <param name="Line">Null when nothing changed by it.</param>
public sealed record RoomAct(WrittenLine? Line);

/// <summary>What a rule decided: the line, and what is written together with it.</summary>
public sealed record RoomDeed(RoomEvent Line, NpgsqlBatchCommand[]? With = null);

/// <summary>What an act wants to know of the room, besides who acts.</summary>
/// <param name="HandOf">Whose hand; the actor's own when there is none.</param>
/// <param name="Position">Of a part of the plan.</param>
/// <param name="Id">The sender's number of what they say.</param>
public sealed record RoomQuestion(Guid? HandOf = null, int? Position = null, Guid? Id = null)
{
    public static RoomQuestion None { get; } = new();
}

/// <summary>
/// How every act in a room is done, by the hub as by a form: who acts is asked again, the rule is asked, the line is written;
/// and all of it once more when somebody else was faster with something that the rule depends on.
/// </summary>
public sealed class RoomActs(RoomLog log, FloodGate gate)
{
    private const int Tries = 8;

    /// <returns>Null for strangers, and for a session that does not exist.</returns>
    public Task<RoomAct?> Do(RoomVisitor who, Guid sessionId, Func<RoomEntry, RoomEvent?> rule, CancellationToken stop) =>
        Do(who, sessionId, RoomQuestion.None, entry => ValueTask.FromResult(rule(entry)), stop);

    /// <returns>Null for strangers, and for a session that does not exist.</returns>
    public Task<RoomAct?> Do(
        RoomVisitor who, Guid sessionId, RoomQuestion question, Func<RoomEntry, ValueTask<RoomEvent?>> rule, CancellationToken stop) =>
        DoAll(who, sessionId, question, async entry => await rule(entry) is { } line ? new RoomDeed(line) : null, stop);

    /// <returns>Null for strangers, and for a session that does not exist.</returns>
    public async Task<RoomAct?> DoAll(
        RoomVisitor who, Guid sessionId, RoomQuestion question, Func<RoomEntry, ValueTask<RoomDeed?>> rule, CancellationToken stop)
    {
        gate.Pass(who.PersonId);
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await log.Enter(who, sessionId, stop, question.HandOf, question.Position, question.Id) is not { } entry)
            {
                return null;
            }

            if (entry.Known is { IsMine: true } known)
            {
                return new RoomAct(known);
            }

            if (await rule(entry) is not { } deed)
            {
                return new RoomAct(Line: null);
            }

            if (await log.Write(deed.Line, entry.LastSequence, stop, deed.With) is { } written)
            {
                return new RoomAct(written);
            }
        }

        throw new RuleBrokenException("SessionRoom.Busy");
    }

    /// <summary>An act on a post of the room; a post that is not there, or not for them, is refused.</summary>
    public Task<RoomAct?> OnPost(
        RoomVisitor who, Guid sessionId, Guid postId, Func<RoomEntry, RoomPost, RoomEvent?> rule, CancellationToken stop) =>
        Do(who, sessionId, RoomQuestion.None, async entry =>
        {
            var post = await log.Post(who.CentreId, sessionId, postId, stop, who.PersonId);
            return post is null || !post.IsFor(entry.Seat) ? throw new RuleBrokenException("RoomEvent.NotHere") : rule(entry, post);
        }, stop);
}
