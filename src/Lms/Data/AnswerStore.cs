using Lms.Domain.Exams;
using Npgsql;
using NpgsqlTypes;

namespace Lms.Data;

/// <summary>What a trainee's page sends: the whole text, and the sequence it was written on.</summary>
public sealed record AnswerSave(
    Guid CentreId, Guid AttemptId, Guid PersonId, int Number, long IfMatch, string Text, DateTimeOffset ArrivedAt);

public abstract record SaveOutcome
{
    public sealed record Saved(long Sequence, byte[] Hash, DateTimeOffset At, DateTimeOffset Deadline) : SaveOutcome;

    /// <summary>Another tab or device saved meanwhile; its text comes along, so that neither is lost.</summary>
    public sealed record Conflict(long Sequence, string Text, DateTimeOffset At) : SaveOutcome;

    /// <summary>Handed in, or out of time.</summary>
    public sealed record Closed : SaveOutcome;

    public sealed record NotFound : SaveOutcome;
}

/// <summary>
/// The one place that writes answers. Deadline, not-yet-handed-in and the expected sequence are part of the
/// statement, so no caller can pass them by; the attempt's row is locked against a hand-in at the same moment. Returns
/// only after the commit.
/// </summary>
public sealed class AnswerStore(NpgsqlDataSource database)
{
    private const string ReadSql = """
        select w.sequence, w.text, w.hash, w.saved_at, a.handed_in_at is null and a.accepts_until >= $5, a.deadline
        from answers w join attempts a on a.centre_id = w.centre_id and a.id = w.attempt_id
        where w.centre_id = $1 and w.attempt_id = $2 and a.person_id = $3 and w.number = $4
        """;

    private const string SaveSql = """
        with open_attempt as (
            select 1 from attempts
            where centre_id = $1 and id = $2 and person_id = $3 and handed_in_at is null and accepts_until >= $5
            for share
        ), saved as (
            update answers set text = $7, sequence = sequence + 1, hash = $8, saved_at = $5
            where centre_id = $1 and attempt_id = $2 and number = $4 and sequence = $6 and exists (select from open_attempt)
            returning sequence
        )
        insert into answer_revisions (centre_id, attempt_id, number, sequence, start, removed, inserted, hash, saved_at)
        select $1, $2, $4, sequence, $9, $10, $11, $8, $5 from saved
        returning sequence
        """;

    public async Task<SaveOutcome> Save(AnswerSave save, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var stored = await Read(connection, save, stop);
        if (stored is null)
        {
            return new SaveOutcome.NotFound();
        }

        if (WhyNot(save, stored) is { } refusal)
        {
            return refusal;
        }

        var hash = AnswerChain.Next(stored.Hash, save.IfMatch + 1, save.Text);
        if (await Write(connection, save, hash, TextDelta.Between(stored.Text, save.Text), stop))
        {
            return new SaveOutcome.Saved(save.IfMatch + 1, hash, save.ArrivedAt, stored.Deadline);
        }

        // Something came between the two statements: what stands there now says what.
        stored = await Read(connection, save, stop);
        return stored is null ? new SaveOutcome.NotFound() : WhyNot(save, stored) ?? new SaveOutcome.Closed();
    }

    private static SaveOutcome? WhyNot(AnswerSave save, Stored stored)
    {
        // A save whose answer was lost on the way comes again with the old sequence: it has been taken already.
        if (stored.Sequence == save.IfMatch + 1 && stored.Text == save.Text)
        {
            return new SaveOutcome.Saved(stored.Sequence, stored.Hash, stored.SavedAt, stored.Deadline);
        }

        return !stored.IsOpen ? new SaveOutcome.Closed()
            : stored.Sequence != save.IfMatch ? new SaveOutcome.Conflict(stored.Sequence, stored.Text, stored.SavedAt)
            : null;
    }

    private static async Task<Stored?> Read(NpgsqlConnection connection, AnswerSave save, CancellationToken stop)
    {
        await using var command = Command(connection, ReadSql, save);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? new Stored(
                row.GetInt64(0),
                row.GetString(1),
                row.GetFieldValue<byte[]>(2),
                row.GetFieldValue<DateTimeOffset>(3),
                row.GetBoolean(4),
                row.GetFieldValue<DateTimeOffset>(5))
            : null;
    }

    private static async Task<bool> Write(
        NpgsqlConnection connection, AnswerSave save, byte[] hash, TextDelta delta, CancellationToken stop)
    {
        await using var command = Command(connection, SaveSql, save);
        command.Parameters.Add(new() { Value = save.IfMatch });
        command.Parameters.Add(new() { Value = save.Text });
        command.Parameters.Add(new() { Value = hash, NpgsqlDbType = NpgsqlDbType.Bytea });
        command.Parameters.Add(new() { Value = delta.Start });
        command.Parameters.Add(new() { Value = delta.Removed });
        command.Parameters.Add(new() { Value = delta.Inserted });
        return await command.ExecuteScalarAsync(stop) is not null;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, AnswerSave save) => new(sql, connection)
    {
        Parameters =
        {
            new() { Value = save.CentreId },
            new() { Value = save.AttemptId },
            new() { Value = save.PersonId },
            new() { Value = save.Number },
            new() { Value = save.ArrivedAt },
        },
    };

    private sealed record Stored(
        long Sequence, string Text, byte[] Hash, DateTimeOffset SavedAt, bool IsOpen, DateTimeOffset Deadline);
}
