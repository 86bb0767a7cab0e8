using Lms.Domain;
using Lms.Domain.Discussions;
using Lms.Web;
using Npgsql;
using NpgsqlTypes;

namespace Lms.Data.Discussions;

/// <summary>A room as somebody finds it who may be in it.</summary>
/// <param name="HandIsUp">The hand that was asked about.</param>
/// <param name="PartId">The part of the plan that was asked about; null when there is none.</param>
/// <param name="Known">The line that came under this id before.</param>
public sealed record RoomEntry(
    SessionRoom Room, RoomSeat Seat, long LastSequence, bool HandIsUp, Guid? PartId, WrittenLine? Known);

/// <summary>A line that is in the log, committed.</summary>
public sealed record WrittenLine(long Sequence, DateTimeOffset At, bool IsMine);

/// <summary>
/// The one place that writes what happens in rooms. The room's row is locked until the commit: numbers have no gaps, come in
/// the order of commits, and the rules are asked once more of what stands there then.
/// </summary>
public sealed class RoomLog(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>"centre:session:sequence".</summary>
    public const string Channel = "lms_rooms";

    private static readonly string EntrySql = $"""
        select {RoomAccess.Place}, r.opened_at, r.closed_at, r.shown_part_id, coalesce(r.last_sequence, 0),
            exists (select from (select l.kind from room_events l where l.centre_id = s.centre_id and l.class_session_id = s.id
                and l.hand_of = $7 and l.sequence > r.opened_sequence order by l.sequence desc limit 1) last where last.kind = 2),
            (select part.id from lesson_parts part where part.centre_id = s.centre_id
                and part.lesson_plan_id = s.lesson_plan_id and part.position = $8),
            known.sequence, known.at, known.actor_id = p.person_id and known.class_session_id = s.id
        from class_sessions s
        cross join (select $5::uuid as person_id, $6::text as stamp) p
        left join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id
        left join room_events known on known.centre_id = s.centre_id and known.id = $9
        where s.centre_id = $1 and s.id = $2 and {RoomAccess.IsIn}
        """;

    private const string MakeSql = """
        insert into session_rooms (centre_id, class_session_id, last_sequence, opened_sequence) values ($1, $2, 0, 0)
        on conflict do nothing
        """;

    private const string HoldSql = "select from session_rooms where centre_id = $1 and class_session_id = $2 for update";

    // Kinds: 2 and 3 are hands, 5 opens, 6 closes.
    private const string WriteSql = $"""
        with room as (
            update session_rooms r set
                last_sequence = last_sequence + 1,
                opened_sequence = case $4 when 5 then last_sequence + 1 else opened_sequence end,
                opened_at = case $4 when 5 then $6 else opened_at end,
                closed_at = case $4 when 5 then null when 6 then $6 else closed_at end,
                shown_part_id = coalesce($9, shown_part_id)
            where centre_id = $1 and class_session_id = $2
                and (opened_at is not null and closed_at is null) = ($4 <> 5)
                and ($4 not in (2, 3) or ($4 = 3) = exists (
                    select from (select l.kind from room_events l where l.centre_id = $1 and l.class_session_id = $2
                        and l.hand_of = $8 and l.sequence > r.opened_sequence order by l.sequence desc limit 1) last where last.kind = 2))
                and not exists (select from room_events l where l.centre_id = $1 and l.id = $3)
            returning last_sequence
        ), line as (
            insert into room_events (centre_id, class_session_id, sequence, id, kind, actor_id, at, reply_to, hand_of, lesson_part_id,
                body_source, body_html, body_sanitizer_version)
            select $1, $2, last_sequence, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 from room
            returning sequence
        )
        select pg_notify('{Channel}', concat_ws(':', $1, $2, sequence)) from line
        """;

    private const string WrittenSql = """
        select sequence, at, actor_id = $4 and class_session_id = $2 from room_events where centre_id = $1 and id = $3
        """;

    /// <summary>Null for strangers, and for a session that does not exist.</summary>
    public async Task<RoomEntry?> Enter(
        RoomVisitor who, Guid sessionId, CancellationToken stop, Guid? handOf = null, int? position = null, Guid? id = null)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(EntrySql);
        RoomAccess.Fill(command.Parameters, who.CentreId, sessionId, SchoolTime.Day(now), now);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = who.PersonId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = who.Stamp });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = handOf ?? who.PersonId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = position ?? 1 });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id ?? Guid.Empty });
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) && !await row.IsDBNullAsync(0, stop) ? EntryFrom(row, who, sessionId) : null;
    }

    /// <summary>Writes the line unless it has become untrue meanwhile: then null.</summary>
    /// <exception cref="RuleBrokenException">The id belongs to something else.</exception>
    public async Task<WrittenLine?> Write(RoomEvent line, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        if (line.Kind == RoomEventKind.Opened)
        {
            Add(batch, MakeSql, line.CentreId, line.ClassSessionId);
        }

        Add(batch, HoldSql, line.CentreId, line.ClassSessionId);
        AddLine(batch, line);
        Add(batch, WrittenSql, line.CentreId, line.ClassSessionId, line.Id, line.ActorId);
        await using var row = await batch.ExecuteReaderAsync(stop);
        WrittenLine? written = null;
        do
        {
            while (row.FieldCount == 3 && await row.ReadAsync(stop))
            {
                written = new WrittenLine(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.GetBoolean(2));
            }
        }

        // The commit is behind the last answer.
        while (await row.NextResultAsync(stop));
        return written is { IsMine: false } ? throw new RuleBrokenException("RoomEvent.IdTaken") : written;
    }

    private static RoomEntry EntryFrom(NpgsqlDataReader row, RoomVisitor who, Guid sessionId) => new(
        SessionRoom.As(
            who.CentreId, sessionId, row.NullableValue<DateTimeOffset>(1), row.NullableValue<DateTimeOffset>(2), row.NullableValue<Guid>(3)),
        new RoomSeat(who.PersonId, (RoomPlace)row.GetInt32(0)),
        row.GetInt64(4),
        row.GetBoolean(5),
        row.NullableValue<Guid>(6),
        row.IsDBNull(7) ? null : new WrittenLine(row.GetInt64(7), row.GetFieldValue<DateTimeOffset>(8), row.GetBoolean(9)));

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<Guid> ids)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var id in ids)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        }

        batch.BatchCommands.Add(command);
    }

    private static void AddLine(NpgsqlBatch batch, RoomEvent line) => batch.BatchCommands.Add(new NpgsqlBatchCommand(WriteSql)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = line.CentreId },
            new NpgsqlParameter<Guid> { TypedValue = line.ClassSessionId },
            new NpgsqlParameter<Guid> { TypedValue = line.Id },
            new NpgsqlParameter<int> { TypedValue = (int)line.Kind },
            new NpgsqlParameter<Guid> { TypedValue = line.ActorId },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = line.At },
            new() { Value = line.ReplyTo ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            new() { Value = line.HandOf ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = line.LessonPartId ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new NpgsqlParameter<string> { TypedValue = line.Body.Source },
            new NpgsqlParameter<string> { TypedValue = line.Body.Html },
            new NpgsqlParameter<int> { TypedValue = line.Body.SanitizerVersion },
        },
    });
}
