using Lms.Web;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>The questions behind a room's page; only the first asks who may, so that without its answer the others say nothing.</summary>
public static class RoomPageSql
{
    private const int OneMoreThanAPage = 101;

    private static readonly string Head = $"""
        select {RoomAccess.Place}, s.title, s.class_id, c.name, teacher.full_name, r.opened_at, r.closed_at, coalesce(r.last_sequence, 0),
            (select count(*) from room_events l where l.centre_id = s.centre_id and l.class_session_id = s.id
                and ((l.kind = 1 and l.audience = 0) or l.kind = 11)),
            coalesce(r.pace_seconds, 0), coalesce(r.holds_posts, false), coalesce(r.groups_round, 0),
            {QuestionSql.OpenCount}, coalesce((select l.value from room_events l where l.centre_id = s.centre_id and l.class_session_id = s.id
                and l.sequence = r.opened_sequence and l.kind = 5), 0) = 1, s.meeting_url,
            (select mine.sequence from room_reads mine where mine.centre_id = s.centre_id and mine.class_session_id = s.id
                and mine.person_id = p.person_id) as read_to,
            s.lecturer_id = p.person_id and exists (select from resolutions o
                join lesson_parts part on part.centre_id = o.centre_id and o.id = any (part.cited) and part.lesson_plan_id = s.lesson_plan_id
                where o.centre_id = s.centre_id and o.superseded_on <= $3) as is_outdated
        from class_sessions s
        cross join (select $5::uuid as person_id, $6::text as stamp) p
        join classes c on c.centre_id = s.centre_id and c.id = s.class_id
        join people teacher on teacher.id = s.lecturer_id
        left join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id
        where s.centre_id = $1 and s.id = $2 and {RoomAccess.IsIn}
        """;

    private static readonly string Posts = $"""
        select {RoomReading.Columns},
            (select r.value from room_events r where r.centre_id = line.centre_id and r.class_session_id = line.class_session_id
                and r.about = line.sequence and r.kind = 16 and r.actor_id = $4 order by r.sequence desc limit 1) as mine
        from (select * from room_events where centre_id = $1 and class_session_id = $2 and kind = 1 and group_id is null and sequence < $3
            order by sequence desc limit {OneMoreThanAPage}) line
        {RoomReading.Joins}
        order by line.sequence
        """;

    private const string Hands = """
        select last.person_id, owner.full_name, last.at, last.kind = 29
        from (select distinct on (l.person_id) l.*
            from session_rooms r
            join room_events l on l.centre_id = r.centre_id and l.class_session_id = r.class_session_id and l.sequence > r.opened_sequence
            where r.centre_id = $1 and r.class_session_id = $2 and r.closed_at is null and l.kind in (2, 3, 29)
            order by l.person_id, l.sequence desc) last
        join people owner on owner.id = last.person_id
        where last.kind = 2 or (last.kind = 29 and not exists (select from room_events next where next.centre_id = last.centre_id
            and next.class_session_id = last.class_session_id and next.sequence > last.sequence and next.kind = 29))
        order by last.kind desc, last.sequence
        """;

    public static readonly string People = $"""
        select p.person_id, person.full_name, {RoomAccess.IsMuted}
        from class_sessions s
        join enrolments p on p.centre_id = s.centre_id and p.class_id = s.class_id and p.left_at is null
        join people person on person.id = p.person_id
        where s.centre_id = $1 and s.id = $2
        order by person.given_name, person.family_name, person.id
        """;

    public static void AddTo(NpgsqlBatch batch, RoomVisitor who, Guid sessionId, long? before, DateTimeOffset now)
    {
        var head = new NpgsqlBatchCommand(Head);
        RoomAccess.Fill(head.Parameters, who.CentreId, sessionId, SchoolTime.Day(now), now);
        head.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = who.PersonId });
        head.Parameters.Add(new NpgsqlParameter<string> { TypedValue = who.Stamp });
        batch.BatchCommands.Add(head);
        foreach (var sql in new[] { Posts, Hands })
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = who.CentreId });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = sessionId });
            if (sql == Posts)
            {
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = before ?? long.MaxValue });
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = who.PersonId });
            }

            batch.BatchCommands.Add(command);
        }

        PollReading.AddTo(batch, who, sessionId);
    }
}
