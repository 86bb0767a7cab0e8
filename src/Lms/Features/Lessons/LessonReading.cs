using Lms.Data.Scopes;
using Lms.Domain.Lessons;
using Lms.Web;
using Npgsql;
using NpgsqlTypes;

namespace Lms.Features.Lessons;

/// <summary>
/// What a person reads in a session, in one round trip of three statements: the page most looked at, by a whole class at
/// the same minute. Every statement asks again whether the person may; the lecturer's notes are not among what is read.
/// </summary>
public sealed class LessonReading(NpgsqlDataSource database)
{
    // SessionScopes in SQL.
    private const string Session = """
        class_sessions s where s.centre_id = $1 and s.id = $2 and ($4 or s.lecturer_id = $3 or exists (
            select from enrolments e where e.centre_id = s.centre_id and e.class_id = s.class_id and e.person_id = $3 and e.left_at is null))
        """;

    private const string Head = $"""
        with s as materialized (select s.* from {Session})
        select s.title, s.class_id, c.name, s.lecturer_id, teacher.full_name, p.header_title, p.approved_at,
               exists (select from enrolments e where e.centre_id = s.centre_id and e.class_id = s.class_id and e.person_id = $3 and e.left_at is null),
               l.number, part.id, part.title, part.minutes, part.body_html,
               exists (select from session_rooms r where r.centre_id = s.centre_id and r.class_session_id = s.id
                   and r.opened_at is not null and r.closed_at is null)
        from s
        join classes c on c.centre_id = s.centre_id and c.id = s.class_id
        join people teacher on teacher.id = s.lecturer_id
        left join lesson_plans p on p.centre_id = s.centre_id and p.id = s.lesson_plan_id
        left join lessons l on l.centre_id = p.centre_id and l.id = p.lesson_id
        left join lesson_parts part on part.centre_id = p.centre_id and part.lesson_plan_id = p.id and part.position = $5
        """;

    private const string Contents = $"""
        with s as materialized (select s.* from {Session})
        select part.position, part.title, part.minutes, r.read_at is not null
        from s
        join lesson_parts part on part.centre_id = s.centre_id and part.lesson_plan_id = s.lesson_plan_id
        left join read_parts r on r.centre_id = s.centre_id and r.class_session_id = s.id and r.person_id = $3 and r.lesson_part_id = part.id
        order by part.position
        """;

    private const string Materials = $"""
        with s as materialized (select s.* from {Session})
        select m.id, m.file_id, m.kind, m.caption, f.name, f.length
        from s
        join lesson_parts part on part.centre_id = s.centre_id and part.lesson_plan_id = s.lesson_plan_id and part.position = $5
        join materials m on m.centre_id = part.centre_id and m.lesson_part_id = part.id
        join files f on f.centre_id = m.centre_id and f.id = m.file_id
        order by m.position, m.id
        """;

    private const string NotesOf = $"""
        with s as materialized (select s.* from {Session})
        select part.notes from s
        join lesson_parts part on part.centre_id = s.centre_id and part.lesson_plan_id = s.lesson_plan_id and part.position = $5
        where s.lecturer_id = $3
        """;

    private const string Read = $"""
        insert into read_parts (centre_id, class_session_id, lesson_part_id, person_id, read_at)
        select s.centre_id, s.id, part.id, e.person_id, $6
        from class_sessions s
        join enrolments e on e.centre_id = s.centre_id and e.class_id = s.class_id and e.person_id = $3 and e.left_at is null
        join lesson_parts part on part.centre_id = s.centre_id and part.lesson_plan_id = s.lesson_plan_id and part.position = $5
        where s.centre_id = $1 and s.id = $2
        on conflict do nothing
        """;

    /// <summary>Null for strangers; a page without a part when the session has no plan, or the plan no such part.</summary>
    public async Task<LessonPage?> Open(CurrentUser me, Guid sessionId, int position, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        foreach (var sql in new[] { Head, Contents, Materials })
        {
            batch.BatchCommands.Add(Fill(new NpgsqlBatchCommand(sql), me, sessionId, sql == Contents ? null : position));
        }

        await using var row = await batch.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop))
        {
            return null;
        }

        var page = HeadFrom(row, sessionId, position);
        await row.NextResultAsync(stop);
        while (await row.ReadAsync(stop))
        {
            page.Contents.Add(new ContentsLine(row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetBoolean(3)));
        }

        await row.NextResultAsync(stop);
        while (await row.ReadAsync(stop))
        {
            page.Materials.Add(new MaterialLine(
                row.GetGuid(0), row.GetGuid(1), (MaterialKind)row.GetInt32(2), row.GetString(3), row.GetString(4), row.GetInt64(5)));
        }

        return page;
    }

    /// <summary>The lecturer's own notes to the part; nobody else's eyes.</summary>
    public async Task<string> Notes(CurrentUser me, Guid sessionId, int position, CancellationToken stop)
    {
        await using var command = Fill(database.CreateCommand(NotesOf), me, sessionId, position);
        return (string?)await command.ExecuteScalarAsync(stop) ?? "";
    }

    /// <summary>Notes that a trainee of the session has read the part; the first time counts.</summary>
    public async Task MarkRead(CurrentUser me, Guid sessionId, int position, DateTimeOffset now, CancellationToken stop)
    {
        await using var command = Fill(database.CreateCommand(Read), me, sessionId, position);
        command.Parameters.Add(new() { Value = now });
        await command.ExecuteNonQueryAsync(stop);
    }

    private static NpgsqlBatchCommand Fill(NpgsqlBatchCommand command, CurrentUser me, Guid sessionId, int? position)
    {
        Fill(command.Parameters, me, sessionId, position);
        return command;
    }

    private static NpgsqlCommand Fill(NpgsqlCommand command, CurrentUser me, Guid sessionId, int? position)
    {
        Fill(command.Parameters, me, sessionId, position);
        return command;
    }

    private static void Fill(NpgsqlParameterCollection parameters, CurrentUser me, Guid sessionId, int? position)
    {
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = me.CentreId });
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = sessionId });
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = me.PersonId });
        parameters.Add(new NpgsqlParameter<bool> { TypedValue = LessonPlanScopes.SeesAll(me) });
        if (position is { } place)
        {
            parameters.Add(new NpgsqlParameter<int> { TypedValue = place });
        }
    }

    private static LessonPage HeadFrom(NpgsqlDataReader row, Guid sessionId, int position) => new()
    {
        SessionId = sessionId,
        Position = position,
        SessionTitle = row.GetString(0),
        ClassId = row.GetGuid(1),
        ClassName = row.GetString(2),
        LecturerId = row.GetGuid(3),
        Lecturer = row.GetString(4),
        PlanTitle = row.IsDBNull(5) ? null : row.GetString(5),
        ApprovedAt = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
        IsEnrolled = row.GetBoolean(7),
        LessonNumber = row.IsDBNull(8) ? null : row.GetInt32(8),
        PartTitle = row.IsDBNull(9) ? null : row.GetString(10),
        Minutes = row.IsDBNull(9) ? 0 : row.GetInt32(11),
        Html = row.IsDBNull(9) ? "" : row.GetString(12),
        RoomIsOpen = row.GetBoolean(13),
    };
}
