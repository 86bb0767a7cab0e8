using Lms.Domain.Discussions;
using Lms.Web;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>What a node, or a person who was away, lacks of a room's log; and who may hear it.</summary>
public sealed class RoomReading(NpgsqlDataSource database, TimeProvider clock)
{
    public const int AtOnce = 500;

    // A line about a post (kinds 7 to 11, 16) says what the post says by now; of reactions, only how many there are, and only the
    // last of several lines, so that a hundred at once are not counted a hundred times.
    internal static readonly string Columns = $"""
        line.sequence, l.id, line.kind, l.actor_id, actor.full_name, l.actor_id = s.lecturer_id, l.at, case when line.kind = 16 then '' else coalesce(edit.body_html, l.body_html) end,
        l.reply_to, answered_by.full_name, line.person_id, person.full_name, part.position, part.title,
        line.about, line.value, state.edited_at, {PostState.IsHeld}, {PostState.IsWithdrawn}, {PostState.IsHidden}, line.audience,
        reactions.counts, case when edit.sequence is null then l.mentions else edit.mentions end, case when line.kind = 16 then line.actor_id end
        """;

    internal const string Joins = $"""
        join class_sessions s on s.centre_id = line.centre_id and s.id = line.class_session_id
        join room_events l on l.centre_id = line.centre_id and l.class_session_id = line.class_session_id
            and l.sequence = case when line.kind between 7 and 11 or line.kind = 16 then line.about else line.sequence end
        join people actor on actor.id = l.actor_id
        {PostState.Join}
        left join room_events edit on edit.centre_id = line.centre_id and edit.class_session_id = line.class_session_id
            and edit.sequence = state.edit
        left join lateral (
            select array[count(*) filter (where own.value = 1), count(*) filter (where own.value = 2), count(*) filter (where own.value = 3)]::int[] as counts
            from (select distinct on (r.actor_id) r.value from room_events r
                where r.centre_id = l.centre_id and r.class_session_id = l.class_session_id and r.about = l.sequence and r.kind = 16
                order by r.actor_id, r.sequence desc) own
        ) reactions on l.kind = 1 and not (line.kind = 16 and exists (select from room_events later
            where later.centre_id = line.centre_id and later.class_session_id = line.class_session_id and later.about = line.about
                and later.kind = 16 and later.sequence > line.sequence))
        left join people person on person.id = line.person_id
        left join room_events answered on answered.centre_id = line.centre_id and answered.class_session_id = line.class_session_id
            and answered.sequence = l.reply_to
        left join people answered_by on answered_by.id = answered.actor_id
        left join lesson_parts part on part.centre_id = line.centre_id and part.id = line.lesson_part_id
        """;

    private static readonly string AfterSql = $"""
        select {Columns},
            case when line.sequence = max(line.sequence) filter (where line.lesson_part_id is not null) over () then part.body_html end
        from (select * from room_events where centre_id = $1 and class_session_id = $2 and sequence > $3
            order by sequence limit {AtOnce}) line
        {Joins}
        order by line.sequence
        """;

    private static readonly string HearersSql = $"""
        select p.at, {RoomAccess.Place} from class_sessions s
        cross join unnest($5::uuid[], $6::text[]) with ordinality as p(person_id, stamp, at)
        where s.centre_id = $1 and s.id = $2 and {RoomAccess.IsIn} and {RoomAccess.Place} is not null
        """;

    /// <summary>
    /// The lines after a number, at most <see cref="AtOnce"/>, and which of these hearers may have them, from which seat: what a
    /// line says to them, its <see cref="RoomNews.For"/> knows. The right is read after the lines: whoever was sent away before
    /// something was said does not hear it.
    /// </summary>
    public async Task<(List<RoomNews> News, Dictionary<Hearer, RoomSeat> May)> After(
        Guid centreId, Guid sessionId, long sequence, IReadOnlyList<Hearer> hearers, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(LinesAfter(centreId, sessionId, sequence));
        batch.BatchCommands.Add(Hearers(centreId, sessionId, hearers));
        await using var row = await batch.ExecuteReaderAsync(stop);
        var news = new List<RoomNews>();
        while (await row.ReadAsync(stop))
        {
            news.Add(NewsFrom(row, withPart: true));
        }

        await row.NextResultAsync(stop);
        var may = new Dictionary<Hearer, RoomSeat>();
        while (await row.ReadAsync(stop))
        {
            var hearer = hearers[(int)row.GetInt64(0) - 1];
            may[hearer] = new RoomSeat(hearer.PersonId, (RoomPlace)row.GetInt32(1));
        }

        return (news, may);
    }

    public static RoomNews NewsFrom(NpgsqlDataReader row, bool withPart)
    {
        var (about, isPost) = (row.NullableValue<long>(14), !row.IsDBNull(18));
        return new(
            row.GetInt64(0),
            row.GetGuid(1),
            ((RoomEventKind)row.GetInt32(2)).ToString(),
            row.GetGuid(3),
            row.GetString(4),
            row.GetBoolean(5),
            row.GetFieldValue<DateTimeOffset>(6),
            Prose.WithOwnFootnotes(row.GetString(7), $"p{about ?? row.GetInt64(0)}"),
            row.NullableValue<long>(8),
            row.NullableText(9),
            row.NullableValue<Guid>(10),
            row.NullableText(11),
            row.IsDBNull(12) ? null : new ShownPart(row.GetInt32(12), row.GetString(13), withPart ? row.NullableText(row.FieldCount - 1) : null),
            about,
            row.NullableValue<int>(15),
            row.NullableValue<DateTimeOffset>(16),
            isPost && row.GetBoolean(17),
            !isPost ? null : row.GetBoolean(18) ? PostGone.Withdrawn : row.GetBoolean(19) ? PostGone.Hidden : null)
        {
            Audience = isPost && row.GetBoolean(17) ? RoomAudience.Concerned : isPost ? RoomAudience.Everyone : (RoomAudience)row.GetInt32(20),
            Reactions = row.IsDBNull(21) ? null : row.GetFieldValue<int[]>(21),
            Mentions = row.IsDBNull(22) ? [] : row.GetFieldValue<Guid[]>(22),
            ReactedBy = row.NullableValue<Guid>(23),
        };
    }

    private static NpgsqlBatchCommand LinesAfter(Guid centreId, Guid sessionId, long sequence) => new(AfterSql)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = centreId },
            new NpgsqlParameter<Guid> { TypedValue = sessionId },
            new NpgsqlParameter<long> { TypedValue = sequence },
        },
    };

    private NpgsqlBatchCommand Hearers(Guid centreId, Guid sessionId, IReadOnlyList<Hearer> hearers)
    {
        var now = clock.GetUtcNow();
        var command = new NpgsqlBatchCommand(HearersSql);
        RoomAccess.Fill(command.Parameters, centreId, sessionId, SchoolTime.Day(now), now);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. hearers.Select(hearer => hearer.PersonId)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. hearers.Select(hearer => hearer.Stamp)] });
        return command;
    }
}
