using Lms.Web;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>
/// The questions behind what a room shows of the lesson; only the first asks who may, so that without its answer the others
/// say nothing.
/// </summary>
public static class RoomBoardSql
{
    // The part that is asked for, or the one that the lecturer shows. Kinds: 4 shows a part, 5 opens, 50 and 51 run and pause a film.
    private static readonly string Head = $"""
        select {RoomAccess.Place}, shown.position, board.position, board.title, board.body_html,
            case when s.lecturer_id = p.person_id then board.notes end, film.material_id, film.kind = 50, film.value, film.at,
            r.opened_at, r.opened_at is not null and r.closed_at is null, teacher.full_name,
            {RoomAccess.IsMuted}, {RoomAccess.Group}, {RoomAccess.Groups}
        from class_sessions s
        cross join (select $5::uuid as person_id, $6::text as stamp) p
        join people teacher on teacher.id = s.lecturer_id
        left join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id
        left join lesson_parts shown on shown.centre_id = r.centre_id and shown.id = r.shown_part_id
        left join lesson_parts asked on asked.centre_id = s.centre_id and asked.lesson_plan_id = s.lesson_plan_id and asked.position = $7
        left join lesson_parts board on board.centre_id = s.centre_id and board.id = coalesce(asked.id, shown.id)
        left join lateral (
            select l.kind, l.material_id, l.value, l.at from room_events l
            where l.centre_id = s.centre_id and l.class_session_id = s.id and l.kind in (4, 5, 50, 51)
            order by l.sequence desc limit 1) film on film.kind in (50, 51)
        where s.centre_id = $1 and s.id = $2 and {RoomAccess.IsIn}
        """;

    private const string Parts = """
        select part.position, part.title from class_sessions s
        join lesson_parts part on part.centre_id = s.centre_id and part.lesson_plan_id = s.lesson_plan_id
        where s.centre_id = $1 and s.id = $2
        order by part.position
        """;

    private const string Materials = """
        select m.id, m.file_id, m.kind, m.caption, f.name, f.length, f.width, f.height
        from class_sessions s
        left join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id
        left join lesson_parts asked on asked.centre_id = s.centre_id and asked.lesson_plan_id = s.lesson_plan_id and asked.position = $3
        join materials m on m.centre_id = s.centre_id and m.lesson_part_id = coalesce(asked.id, r.shown_part_id)
        join files f on f.centre_id = m.centre_id and f.id = m.file_id
        where s.centre_id = $1 and s.id = $2
        order by m.position
        """;

    /// <param name="position">Of the part to look at; 0 for the one that is shown.</param>
    public static void AddTo(NpgsqlBatch batch, RoomVisitor who, Guid sessionId, int position, DateTimeOffset now)
    {
        var head = new NpgsqlBatchCommand(Head);
        RoomAccess.Fill(head.Parameters, who.CentreId, sessionId, SchoolTime.Day(now), now);
        head.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = who.PersonId });
        head.Parameters.Add(new NpgsqlParameter<string> { TypedValue = who.Stamp });
        head.Parameters.Add(new NpgsqlParameter<int> { TypedValue = position });
        batch.BatchCommands.Add(head);
        foreach (var sql in new[] { Parts, Materials })
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = who.CentreId });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = sessionId });
            if (sql == Materials)
            {
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = position });
            }

            batch.BatchCommands.Add(command);
        }
    }
}
