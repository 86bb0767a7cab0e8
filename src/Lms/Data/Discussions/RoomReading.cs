using Lms.Domain.Discussions;
using Lms.Web;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>What a node, or a person who was away, lacks of a room's log; and who may hear it.</summary>
public sealed partial class RoomReading(NpgsqlDataSource database, TimeProvider clock)
{
    public const int AtOnce = 500;

    // A line about a post (kinds 7 to 11, 16) or about a question (23 to 28) says what that says by now; a vote (22) says no more than
    // itself. Of reactions (16), only how many there are is told, and only by the last of several lines, so that a hundred at once are
    // not counted a hundred times.
    internal static readonly string Columns = $"""
        line.sequence, l.id, line.kind, l.actor_id, actor.full_name, l.actor_id = s.lecturer_id, l.at, case when line.kind = 16 then '' else coalesce(edit.body_html, l.body_html) end,
        l.reply_to, answered_by.full_name, line.person_id, person.full_name, part.position, part.title,
        line.about, line.value, state.edited_at, {PostState.IsHeld}, {PostState.IsWithdrawn}, {PostState.IsHidden},
        case when l.kind = 1 then l.audience else line.audience end, line.material_id,
        exists (select from materials m where m.centre_id = part.centre_id and m.lesson_part_id = part.id), l.kind in (20, 21) and l.value = 1,
        line.group_id, in_group.number, in_group.name,
        reactions.counts, case when edit.sequence is null then l.mentions else edit.mentions end, case when line.kind = 16 then line.actor_id end
        """;

    // One row each, and said so: a room that fills within minutes has no statistics yet, and would be read through for every line.
    internal const string Joins = $"""
        join class_sessions s on s.centre_id = line.centre_id and s.id = line.class_session_id
        join lateral (select * from room_events its where its.centre_id = line.centre_id and its.class_session_id = line.class_session_id
            and its.sequence = case when line.kind between 7 and 11 or line.kind = 16 or line.kind between 23 and 28 then line.about
                else line.sequence end
            limit 1) l on true
        join people actor on actor.id = l.actor_id
        {PostState.Join}
        left join lateral (select * from room_events its where its.centre_id = line.centre_id and its.class_session_id = line.class_session_id
            and its.sequence = state.edit limit 1) edit on true
        left join lateral (
            select array[count(*) filter (where own.value = 1), count(*) filter (where own.value = 2), count(*) filter (where own.value = 3)]::int[] as counts
            from (select distinct on (r.actor_id) r.value from room_events r
                where r.centre_id = l.centre_id and r.class_session_id = l.class_session_id and r.about = l.sequence and r.kind = 16
                order by r.actor_id, r.sequence desc) own
        ) reactions on l.kind = 1 and not (line.kind = 16 and exists (select from room_events later
            where later.centre_id = line.centre_id and later.class_session_id = line.class_session_id and later.about = line.about
                and later.kind = 16 and later.sequence > line.sequence))
        left join people person on person.id = line.person_id
        left join lateral (select * from room_events its where its.centre_id = line.centre_id and its.class_session_id = line.class_session_id
            and its.sequence = l.reply_to limit 1) answered on true
        left join people answered_by on answered_by.id = answered.actor_id
        left join room_groups in_group on in_group.centre_id = line.centre_id and in_group.id = line.group_id
        left join lesson_parts part on part.centre_id = line.centre_id and part.id = line.lesson_part_id
        """;

    private static readonly string AfterSql = $"""
        select {Columns},
            case when line.sequence = max(line.sequence) filter (where line.lesson_part_id is not null) over () then part.body_html end
        from (select * from room_events where centre_id = $1 and class_session_id = $2 and sequence > $3 and sequence <= $4
            order by sequence limit {AtOnce}) line
        {Joins}
        order by line.sequence
        """;

    private static readonly string HearersSql = $"""
        select p.at, {RoomAccess.Place}, {RoomAccess.Groups} from class_sessions s
        left join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id
        cross join unnest($5::uuid[], $6::text[]) with ordinality as p(person_id, stamp, at)
        where s.centre_id = $1 and s.id = $2 and {RoomAccess.IsIn} and {RoomAccess.Place} is not null
        """;

    /// <summary>The lines after a number up to another, at most <see cref="AtOnce"/>, without the question who may have them.</summary>
    public async Task<List<RoomNews>> Lines(Guid centreId, Guid sessionId, long sequence, long upTo, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(LinesAfter(centreId, sessionId, sequence, upTo));
        await using var row = await batch.ExecuteReaderAsync(stop);
        return await NewsOf(row, stop);
    }

    /// <summary>
    /// The lines after a number, at most <see cref="AtOnce"/>, and which of these hearers may have them, from which seat: what a
    /// line says to them, its <see cref="RoomNews.For"/> knows. The right is read after the lines: whoever was sent away before
    /// something was said does not hear it.
    /// </summary>
    public async Task<(List<RoomNews> News, Dictionary<Hearer, RoomSeat> May)> After(
        Guid centreId, Guid sessionId, long sequence, IReadOnlyList<Hearer> hearers, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(LinesAfter(centreId, sessionId, sequence, long.MaxValue));
        batch.BatchCommands.Add(Hearers(centreId, sessionId, hearers));
        await using var row = await batch.ExecuteReaderAsync(stop);
        var news = await NewsOf(row, stop);
        await row.NextResultAsync(stop);
        var may = new Dictionary<Hearer, RoomSeat>();
        while (await row.ReadAsync(stop))
        {
            var hearer = hearers[(int)row.GetInt64(0) - 1];
            may[hearer] = new RoomSeat(hearer.PersonId, (RoomPlace)row.GetInt32(1))
            {
                Groups = row.IsDBNull(2) ? [] : row.GetFieldValue<Guid[]>(2),
            };
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
            row.IsDBNull(12) ? null : new ShownPart(row.GetInt32(12), row.GetString(13), withPart ? row.NullableText(30) : null, row.GetBoolean(22)),
            about,
            row.NullableValue<int>(15),
            row.NullableValue<DateTimeOffset>(16),
            isPost && row.GetBoolean(17),
            !isPost ? null : row.GetBoolean(18) ? PostGone.Withdrawn : row.GetBoolean(19) ? PostGone.Hidden : null)
        {
            IsAnonymous = row.GetBoolean(23),
            MaterialId = row.NullableValue<Guid>(21),
            Group = row.IsDBNull(24) ? null : new NewsGroup(row.GetGuid(24), row.GetInt32(25), row.GetString(26)),
            Audience = (isPost, (RoomAudience)row.GetInt32(20)) switch
            {
                // A post that was held is there for everyone once it is let through.
                (true, RoomAudience.Concerned) when !row.GetBoolean(17) => RoomAudience.Everyone,
                var (_, audience) => audience,
            },
            Reactions = row.IsDBNull(27) ? null : row.GetFieldValue<int[]>(27),
            Mentions = row.IsDBNull(28) ? [] : row.GetFieldValue<Guid[]>(28),
            ReactedBy = row.NullableValue<Guid>(29),
        };
    }

    private static async Task<List<RoomNews>> NewsOf(NpgsqlDataReader row, CancellationToken stop)
    {
        var news = new List<RoomNews>();
        while (await row.ReadAsync(stop))
        {
            news.Add(NewsFrom(row, withPart: true));
        }

        return news;
    }

    private static NpgsqlBatchCommand LinesAfter(Guid centreId, Guid sessionId, long sequence, long upTo) => new(AfterSql)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = centreId },
            new NpgsqlParameter<Guid> { TypedValue = sessionId },
            new NpgsqlParameter<long> { TypedValue = sequence },
            new NpgsqlParameter<long> { TypedValue = upTo },
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
