using Lms.Domain;
using Lms.Domain.Discussions;
using Lms.Web;
using Npgsql;
using NpgsqlTypes;

namespace Lms.Data.Discussions;

/// <summary>A room as somebody finds it who may be in it.</summary>
/// <param name="LastSequence">Everything here was read up to this line.</param>
/// <param name="HandIsUp">The hand that was asked about.</param>
/// <param name="PartId">The part of the plan that was asked about; null when there is none.</param>
/// <param name="LastSaidAt">When they last posted to all, or asked.</param>
/// <param name="Known">The line that came under this id before.</param>
public sealed record RoomEntry(
    SessionRoom Room, RoomSeat Seat, long LastSequence, bool HandIsUp, Guid? PartId, DateTimeOffset? LastSaidAt, WrittenLine? Known)
{
    /// <summary>The one whose hand was asked about has the floor.</summary>
    public bool HandSpeaks { get; init; }
}

/// <summary>A line that is in the log, committed.</summary>
public sealed record WrittenLine(long Sequence, DateTimeOffset At, bool IsMine);

/// <summary>
/// The one place that writes what happens in rooms. The room's row is locked until the commit: numbers have no gaps and come in
/// the order of commits. A line is written only when nothing came since it was decided that might have decided it otherwise.
/// </summary>
public sealed partial class RoomLog(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>"centre:session:sequence".</summary>
    public const string Channel = "lms_rooms";

    private static readonly string EntrySql = $"""
        select {RoomAccess.Place}, r.opened_at, r.closed_at, r.shown_part_id, coalesce(r.last_sequence, 0),
            (select last.kind from room_events last where last.centre_id = s.centre_id and last.class_session_id = s.id
                and last.person_id = $7 and last.kind in (2, 3, 29) and last.sequence > r.opened_sequence
                and (last.kind <> 29 or not exists (select from room_events next where next.centre_id = s.centre_id
                    and next.class_session_id = s.id and next.sequence > last.sequence and next.kind = 29))
                and not exists (select from room_events later where later.centre_id = s.centre_id and later.class_session_id = s.id
                    and later.person_id = $7 and later.kind in (2, 3, 29) and later.sequence > last.sequence)),
            (select part.id from lesson_parts part where part.centre_id = s.centre_id
                and part.lesson_plan_id = s.lesson_plan_id and part.position = $8),
            known.sequence, known.at, known.actor_id = p.person_id and known.class_session_id = s.id,
            coalesce(r.pace_seconds, 0), coalesce(r.holds_posts, false), {RoomAccess.IsMuted},
            (select l.at from room_events l where l.centre_id = s.centre_id and l.class_session_id = s.id
                and l.actor_id = p.person_id and l.kind in (1, 20) and l.group_id is null order by l.sequence desc limit 1),
            coalesce((select l.value from room_events l where l.centre_id = s.centre_id and l.class_session_id = s.id
                and l.sequence = r.opened_sequence and l.kind = 5), 0) = 1,
            coalesce(r.groups_round, 0), coalesce(r.groups_are_open, false), {RoomAccess.Group}, {RoomAccess.Groups}
        from class_sessions s
        cross join (select $5::uuid as person_id, $6::text as stamp) p
        left join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id
        left join room_events known on known.centre_id = s.centre_id and known.id = $9
        where s.centre_id = $1 and s.id = $2 and {RoomAccess.IsIn}
        """;

    private static readonly string SeatSql = $"""
        select {RoomAccess.Place}, {RoomAccess.IsMuted}, {RoomAccess.Group} from class_sessions s
        cross join (select $3::uuid as person_id) p
        left join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id
        where s.centre_id = $1 and s.id = $2
        """;

    private static readonly string PostSql = $"""
        select l.sequence, l.actor_id, l.reply_to is not null, {PostState.IsHeld}, {PostState.IsWithdrawn}, {PostState.IsHidden}, l.group_id,
            (select r.value from room_events r where r.centre_id = l.centre_id and r.class_session_id = l.class_session_id
                and r.about = l.sequence and r.kind = 16 and r.actor_id = $4 order by r.sequence desc limit 1)
        from room_events l {PostState.Join}
        where l.centre_id = $1 and l.class_session_id = $2 and l.id = $3 and l.kind = 1
        """;

    private static readonly string SourceSql = $"""
        select coalesce(edit.body_source, l.body_source)
        from room_events l {PostState.Join}
        left join room_events edit on edit.centre_id = l.centre_id and edit.class_session_id = l.class_session_id and edit.sequence = state.edit
        where l.centre_id = $1 and l.class_session_id = $2 and l.id = $3 and l.kind = 1 and l.actor_id = $4
            and not {PostState.IsWithdrawn} and not {PostState.IsHidden}
        """;

    private const string FilmSql = """
        select exists (select from session_rooms r
            join materials m on m.centre_id = r.centre_id and m.lesson_part_id = r.shown_part_id and m.id = $3 and m.kind = 3
            where r.centre_id = $1 and r.class_session_id = $2)
        """;

    private const string MakeSql = """
        insert into session_rooms (centre_id, class_session_id, last_sequence, opened_sequence, pace_seconds, holds_posts, groups_round,
            groups_are_open)
        values ($1, $2, 0, 0, 0, false, 0, false)
        on conflict do nothing
        """;

    private const string HoldSql = "select from session_rooms where centre_id = $1 and class_session_id = $2 for update";

    // Kinds: 5 opens, 6 closes, 14 and 15 set the pace and the hold, 12 mutes, 24 pins a question, 29 gives the floor, 40 to 43 form
    // groups, end them and change them. Reactions (16) and votes (22) of different people have nothing to do with each other, nor has
    // anything else with them.
    private const string WriteSql = $"""
        with room as (
            update session_rooms r set
                last_sequence = last_sequence + 1,
                opened_sequence = case $4 when 5 then last_sequence + 1 else opened_sequence end,
                opened_at = case $4 when 5 then $6 else opened_at end,
                closed_at = case $4 when 5 then null when 6 then $6 else closed_at end,
                shown_part_id = coalesce($9, shown_part_id),
                pace_seconds = case $4 when 14 then $15 else pace_seconds end,
                holds_posts = case $4 when 15 then $15 = 1 else holds_posts end,
                groups_round = case $4 when 40 then $15 else groups_round end,
                groups_are_open = case when $4 = 40 then true when $4 in (6, 41) then false else groups_are_open end
            where centre_id = $1 and class_session_id = $2
                and not exists (select from room_events l where l.centre_id = $1 and l.class_session_id = $2 and l.sequence > $16
                    and (l.kind in (5, 6, 14, 15, 40, 41) or (l.kind in (4, 24) and l.kind = $4) or ($4 between 40 and 49 and l.kind in (42, 43))
                        or l.person_id = $8 or (l.about = $7 and l.kind not in (16, 22))
                        or (l.about = $14 and (l.kind not in (16, 22) or (l.kind = $4 and l.actor_id = $5))) or (l.kind = 29 and $4 in (3, 29))
                        or (l.kind = 12 and l.person_id = $5) or (r.pace_seconds > 0 and l.kind in (1, 20) and $4 in (1, 20) and l.actor_id = $5)))
                and not exists (select from room_events l where l.centre_id = $1 and (l.id = $3 or l.origin_id = $18))
            returning last_sequence
        ), line as (
            insert into room_events (centre_id, class_session_id, sequence, id, kind, actor_id, at, reply_to, person_id, lesson_part_id,
                body_source, body_html, body_sanitizer_version, audience, about, value, material_id, origin_id, group_id, mentions)
            select $1, $2, last_sequence, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $17, $18, $19, $20 from room
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

    /// <summary>Another person's place in the room; null for whoever has none.</summary>
    public async Task<RoomSeat?> SeatOf(Guid centreId, Guid sessionId, Guid personId, CancellationToken stop)
    {
        await using var command = Ask(SeatSql, centreId, sessionId, personId);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) && !await row.IsDBNullAsync(0, stop)
            ? new RoomSeat(personId, (RoomPlace)row.GetInt32(0), row.GetBoolean(1), row.NullableValue<Guid>(2))
            : null;
    }

    /// <summary>A post of this room by its sender's id; null when there is none.</summary>
    /// <param name="reader">Whose own reaction is asked for.</param>
    public async Task<RoomPost?> Post(Guid centreId, Guid sessionId, Guid id, CancellationToken stop, Guid? reader = null)
    {
        await using var command = Ask(PostSql, centreId, sessionId, id, reader ?? Guid.Empty);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop)
            ? new RoomPost(
                row.GetInt64(0), row.GetGuid(1), row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4), row.GetBoolean(5), row.NullableValue<Guid>(6))
            {
                OwnReaction = row.NullableValue<int>(7) is { } own and > 0 ? (PostReaction)own : null,
            }
            : null;
    }

    /// <summary>It is a film of the part that the room shows.</summary>
    public async Task<bool> FilmIsOnTheBoard(Guid centreId, Guid sessionId, Guid materialId, CancellationToken stop)
    {
        await using var command = Ask(FilmSql, centreId, sessionId, materialId);
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <summary>What somebody wrote themselves, as it stands by now.</summary>
    public async Task<string?> SourceOf(RoomVisitor who, Guid sessionId, Guid postId, CancellationToken stop)
    {
        await using var command = Ask(SourceSql, who.CentreId, sessionId, postId, who.PersonId);
        return (string?)await command.ExecuteScalarAsync(stop);
    }

    /// <summary>Writes the line, unless something came after what was read for it that it depends on: then null, and it is to be decided again.</summary>
    /// <param name="seen">The last line of the room that was known when this one was decided.</param>
    /// <param name="with">What is written together with it, and asks itself whether the line was.</param>
    /// <exception cref="RuleBrokenException">The id belongs to something else.</exception>
    public Task<WrittenLine?> Write(RoomEvent line, long seen, CancellationToken stop, NpgsqlBatchCommand[]? with = null) =>
        Own(line.Kind == RoomEventKind.Post && with is null ? WriteTogether(line, seen) : WriteAlone(line, seen, stop, with));

    private static async Task<WrittenLine?> Own(Task<WrittenLine?> writing) =>
        await writing is { IsMine: false } ? throw new RuleBrokenException("RoomEvent.IdTaken") : writing.Result;

    private async Task<WrittenLine?> WriteAlone(RoomEvent line, long seen, CancellationToken stop, NpgsqlBatchCommand[]? with = null)
    {
        await using var batch = database.CreateBatch();
        if (MakesTheRoom(line.Kind))
        {
            Add(batch, MakeSql, line.CentreId, line.ClassSessionId);
        }

        Add(batch, HoldSql, line.CentreId, line.ClassSessionId);
        AddLine(batch, line, seen);
        foreach (var other in with ?? [])
        {
            batch.BatchCommands.Add(other);
        }

        PollSql.AddWhatBelongsTo(line, batch);
        Add(batch, WrittenSql, line.CentreId, line.ClassSessionId, line.Id, line.ActorId);
        await using var row = await batch.ExecuteReaderAsync(stop);
        WrittenLine? written = null;
        do
        {
            while (row.FieldCount == 3 && await row.ReadAsync(stop))
            {
                written = WrittenFrom(row);
            }
        }

        // The commit is behind the last answer.
        while (await row.NextResultAsync(stop));
        return written;
    }

    private static WrittenLine WrittenFrom(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.GetBoolean(2));

    // What may come before a room was ever opened makes its row.
    private static bool MakesTheRoom(RoomEventKind kind) => kind
        is RoomEventKind.Opened or RoomEventKind.PaceSet or RoomEventKind.HoldSet or RoomEventKind.Muted or RoomEventKind.Unmuted;

    private NpgsqlCommand Ask(string sql, params ReadOnlySpan<Guid> ids)
    {
        var command = database.CreateCommand(sql);
        foreach (var id in ids)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        }

        return command;
    }

    private static RoomEntry EntryFrom(NpgsqlDataReader row, RoomVisitor who, Guid sessionId) => new(
        SessionRoom.As(
            who.CentreId, sessionId, row.NullableValue<DateTimeOffset>(1), row.NullableValue<DateTimeOffset>(2), row.NullableValue<Guid>(3),
            row.GetInt32(10), row.GetBoolean(11), row.GetBoolean(14), row.GetInt32(15), row.GetBoolean(16)),
        new RoomSeat(who.PersonId, (RoomPlace)row.GetInt32(0), row.GetBoolean(12), row.NullableValue<Guid>(17))
        {
            Groups = row.IsDBNull(18) ? [] : row.GetFieldValue<Guid[]>(18),
        },
        row.GetInt64(4),
        HandOf(row) is RoomEventKind.HandRaised or RoomEventKind.FloorGiven,
        row.NullableValue<Guid>(6),
        row.NullableValue<DateTimeOffset>(13),
        row.IsDBNull(7) ? null : new WrittenLine(row.GetInt64(7), row.GetFieldValue<DateTimeOffset>(8), row.GetBoolean(9)))
    {
        HandSpeaks = HandOf(row) == RoomEventKind.FloorGiven,
    };

    // The last that was said of it.
    private static RoomEventKind? HandOf(NpgsqlDataReader row) => (RoomEventKind?)row.NullableValue<int>(5);

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<Guid> ids)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var id in ids)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        }

        batch.BatchCommands.Add(command);
    }

    private static void AddLine(NpgsqlBatch batch, RoomEvent line, long seen) => batch.BatchCommands.Add(new NpgsqlBatchCommand(WriteSql)
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
            new() { Value = line.PersonId ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = line.LessonPartId ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new NpgsqlParameter<string> { TypedValue = line.Body.Source },
            new NpgsqlParameter<string> { TypedValue = line.Body.Html },
            new NpgsqlParameter<int> { TypedValue = line.Body.SanitizerVersion },
            new NpgsqlParameter<int> { TypedValue = (int)line.Audience },
            new() { Value = line.About ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint },
            new() { Value = line.Value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer },
            new NpgsqlParameter<long> { TypedValue = seen },
            new() { Value = line.MaterialId ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = line.OriginId ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = line.GroupId ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new() { Value = line.Mentions?.ToArray() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
        },
    });
}
