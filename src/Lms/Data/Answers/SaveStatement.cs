using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Lms.Data.Answers;

/// <summary>
/// The one statement that writes answers, for one save or for many. Everything that decides is part of it: the attempt is
/// this trainee's, whose sign-in still counts, and not handed in, the save arrived before the time was up, the stored sequence is the one it was written
/// on. It holds the attempt's row, so that a save and a hand-in cannot cross. Done again it changes nothing. What it stores is
/// the difference to the text before; now and then the whole text too (<see cref="Domain.Exams.AnswerCheckpoint"/>).
/// </summary>
internal static class SaveStatement
{
    // A row of each save, by its place: two answers of one attempt may have arrived on either side of its deadline. How long
    // to wait for a row is set before the first row is given; it ends with the statement.
    private const string Sql = $"""
        with patience as materialized (
            select set_config('lock_timeout', $12, true)
        ), given as materialized (
            select g.* from patience, unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $13, $14) with ordinality
                as g (centre_id, attempt_id, person_id, number, sequence, arrived_at, hash, start, removed, inserted, whole, stamp, day, place)
        ), open_attempts as (
            select g.place, a.deadline
            from given g join attempts a on a.centre_id = g.centre_id and a.id = g.attempt_id
            where a.person_id = g.person_id and a.handed_in_at is null and a.accepts_until >= g.arrived_at
              and (g.stamp is null or {Asker.StillCounts})
            for share of a
        ), saved as (
            update answers w set sequence = w.sequence + 1, hash = g.hash, saved_at = g.arrived_at
            from given g join open_attempts o on o.place = g.place
            where w.centre_id = g.centre_id and w.attempt_id = g.attempt_id and w.number = g.number and w.sequence = g.sequence
            returning w.centre_id, w.attempt_id, w.number, w.sequence, w.hash, w.saved_at, g.start, g.removed, g.inserted, g.whole, g.place, o.deadline
        ), kept as (
            insert into answer_revisions (centre_id, attempt_id, number, sequence, start, removed, inserted, saved_at)
            select centre_id, attempt_id, number, sequence::int, start, removed, inserted, saved_at from saved
        ), pinned as (
            insert into answer_checkpoints as c (centre_id, attempt_id, number, sequence, text, hash, saved_at)
            select centre_id, attempt_id, number, sequence, whole, hash, saved_at from saved where whole is not null
            on conflict (centre_id, attempt_id, number) do update
            set sequence = excluded.sequence, text = excluded.text, hash = excluded.hash, saved_at = excluded.saved_at
        )
        select place, deadline from saved
        """;

    /// <summary>The deadline of the attempt of each save that was stored, in the order of the saves; null for the others.</summary>
    /// <param name="patience">How long to wait for a row that somebody else holds.</param>
    public static async Task<DateTimeOffset?[]> Run(NpgsqlConnection connection, IReadOnlyList<PendingSave> saves, TimeSpan patience)
    {
        await using var command = Command(connection, saves, patience);

        // Once for each connection, and before it runs: prepared by itself while it fails, as when a row is locked for too long,
        // it would leave the connection unable to run it again (Npgsql 10.0).
        await command.PrepareAsync();
        var stored = new DateTimeOffset?[saves.Count];

        // The commit is known only once everything has been read.
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            stored[row.GetInt64(0) - 1] = row.GetFieldValue<DateTimeOffset>(1);
        }

        await row.NextResultAsync();
        return stored;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, IReadOnlyList<PendingSave> saves, TimeSpan patience) => new(Sql, connection)
    {
        Parameters =
        {
            Column(saves, pending => pending.Save.CentreId, NpgsqlDbType.Uuid),
            Column(saves, pending => pending.Save.AttemptId, NpgsqlDbType.Uuid),
            Column(saves, pending => pending.Save.PersonId, NpgsqlDbType.Uuid),
            Column(saves, pending => pending.Save.Number, NpgsqlDbType.Integer),
            Column(saves, pending => pending.Save.IfMatch, NpgsqlDbType.Bigint),
            Column(saves, pending => pending.Save.ArrivedAt, NpgsqlDbType.TimestampTz),
            Column(saves, pending => pending.Hash, NpgsqlDbType.Bytea),
            Column(saves, pending => pending.Delta.Start, NpgsqlDbType.Integer),
            Column(saves, pending => pending.Delta.Removed, NpgsqlDbType.Integer),
            Column(saves, pending => pending.Delta.Inserted, NpgsqlDbType.Text),
            Column(saves, pending => pending.Whole, NpgsqlDbType.Text),
            new NpgsqlParameter<string> { TypedValue = string.Create(CultureInfo.InvariantCulture, $"{patience.TotalMilliseconds:0}") },
            Column(saves, pending => pending.Save.By?.Stamp, NpgsqlDbType.Text),
            Column(saves, pending => pending.Save.By?.Day, NpgsqlDbType.Date),
        },
    };

    private static NpgsqlParameter<T[]> Column<T>(IReadOnlyList<PendingSave> saves, Func<PendingSave, T> value, NpgsqlDbType type)
    {
        var column = new T[saves.Count];
        for (var place = 0; place < column.Length; place++)
        {
            column[place] = value(saves[place]);
        }

        return new NpgsqlParameter<T[]> { TypedValue = column, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
