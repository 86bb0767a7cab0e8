using Lms.Domain.Exams;
using Lms.Domain.Language;
using Npgsql;

namespace Lms.Data.Answers;

/// <summary>
/// The one place that writes answers (docs/decisions/answers-are-one-statement.md). The difference to the text before and
/// the hash are found here, on the request's own thread; the <see cref="AnswerWriter"/> stores many at once. Returns only
/// after the commit.
/// </summary>
public sealed class AnswerStore(NpgsqlDataSource database) : IAsyncDisposable
{
    /// <summary>Five thousand answers of two pages each: more than one node writes at once.</summary>
    private const long MostBytesKnown = 64_000_000;

    private const string ReadSql = """
        select w.sequence, answer_text(w.centre_id, w.attempt_id, w.number), w.hash, w.saved_at, a.handed_in_at is null and a.accepts_until >= $5, a.deadline
        from answers w join attempts a on a.centre_id = w.centre_id and a.id = w.attempt_id
        where w.centre_id = $1 and w.attempt_id = $2 and a.person_id = $3 and w.number = $4
        """;

    private static readonly CommittedText Nothing = new(0, [], AnswerChain.Genesis, IsPlain: true);

    private readonly AnswerWriter writer = new(database);
    private readonly CommittedTexts known = new(MostBytesKnown);

    public async Task<SaveOutcome> Save(AnswerSave save, CancellationToken stop)
    {
        if (Before(save.Key, save.IfMatch) is { } before)
        {
            return await Write(save, before, stop);
        }

        var stored = await Read(save, stop);
        return stored is null ? new SaveOutcome.NotFound()
            : WhyNot(save, stored) ?? await Write(save, new CommittedText(stored.Sequence, stored.Text, stored.Hash, PlainText.Is(stored.Text)), stop);
    }

    /// <summary>Whether a text can be stored as it came (<see cref="PlainText"/>): of one whose text before is known, only the new is looked at.</summary>
    public bool IsPlain(Guid attemptId, int number, long ifMatch, ReadOnlySpan<byte> text) =>
        Before(new AnswerKey(attemptId, number), ifMatch)?.IsPlainWith(text) ?? PlainText.Is(text);

    /// <summary>Once all that came in is stored and answered.</summary>
    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private CommittedText? Before(AnswerKey key, long ifMatch) => ifMatch == 0 ? Nothing : known.Find(key, ifMatch);

    private async Task<SaveOutcome> Write(AnswerSave save, CommittedText before, CancellationToken stop)
    {
        var pending = new PendingSave(save, before);
        if (!writer.TryTake(pending))
        {
            return new SaveOutcome.TryAgain();
        }

        if (await Outcome(pending) is { } deadline)
        {
            known.Keep(save.Key, new CommittedText(save.IfMatch + 1, save.Text, pending.Hash, pending.IsPlain));
            return new SaveOutcome.Saved(save.IfMatch + 1, pending.Hash, save.ArrivedAt, deadline);
        }

        // Not taken: what stands there now says why.
        known.Forget(save.Key);
        return await Read(save, stop) is { } stored ? WhyNot(save, stored) ?? new SaveOutcome.TryAgain() : new SaveOutcome.NotFound();
    }

    private async Task<DateTimeOffset?> Outcome(PendingSave pending)
    {
        try
        {
            return await pending.Outcome;
        }
        catch
        {
            known.Forget(pending.Save.Key);
            throw;
        }
    }

    private static SaveOutcome? WhyNot(AnswerSave save, Stored stored)
    {
        // A save whose answer was lost on the way comes again with the old sequence: it has been taken already.
        if (stored.Sequence == save.IfMatch + 1 && stored.Text.AsSpan().SequenceEqual(save.Text))
        {
            return new SaveOutcome.Saved(stored.Sequence, stored.Hash, stored.SavedAt, stored.Deadline);
        }

        return !stored.IsOpen ? new SaveOutcome.Closed()
            : stored.Sequence != save.IfMatch
                ? new SaveOutcome.Conflict(stored.Sequence, System.Text.Encoding.UTF8.GetString(stored.Text), stored.SavedAt)
            : null;
    }

    private async Task<Stored?> Read(AnswerSave save, CancellationToken stop)
    {
        await using var command = database.CreateCommand(ReadSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = save.CentreId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = save.AttemptId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = save.PersonId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = save.Number });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = save.ArrivedAt });
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? new Stored(
                row.GetInt64(0),
                row.GetFieldValue<byte[]>(1),
                row.GetFieldValue<byte[]>(2),
                row.GetFieldValue<DateTimeOffset>(3),
                row.GetBoolean(4),
                row.GetFieldValue<DateTimeOffset>(5))
            : null;
    }

    private sealed record Stored(
        long Sequence, byte[] Text, byte[] Hash, DateTimeOffset SavedAt, bool IsOpen, DateTimeOffset Deadline);
}
