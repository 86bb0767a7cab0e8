using System.Text.Json;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web;
using Npgsql;

namespace Lms.Features.Lessons;

/// <summary>
/// What a person reads in a session, in one statement: the page most looked at, by a whole class at
/// the same minute. The lecturer's notes are not among what is read.
/// </summary>
public sealed class LessonReading(NpgsqlDataSource database)
{
    // Who may read: SessionScopes in SQL. A row for each part, the head on every one; text and materials on the open one.
    private const string Lesson = """
        select s.title, s.class_id, c.name, s.lecturer_id, teacher.full_name, p.header_title, p.approved_at, e.person_id is not null, l.number,
               part.position, part.title, part.minutes, r.read_at is not null, case when part.position = $5 then part.body_html end,
               case when part.position = $5 then (
                   select json_agg(json_build_object('id', m.id, 'fileId', m.file_id, 'kind', m.kind, 'caption', m.caption, 'name', f.name, 'length', f.length)
                                   order by m.position, m.id)
                   from materials m join files f on f.centre_id = m.centre_id and f.id = m.file_id
                   where m.centre_id = part.centre_id and m.lesson_part_id = part.id) end,
               room.opened_at is not null and room.closed_at is null
        from class_sessions s
        join classes c on c.centre_id = s.centre_id and c.id = s.class_id
        join people teacher on teacher.id = s.lecturer_id
        left join enrolments e on e.centre_id = s.centre_id and e.class_id = s.class_id and e.person_id = $3 and e.left_at is null
        left join session_rooms room on room.centre_id = s.centre_id and room.class_session_id = s.id
        left join lesson_plans p on p.centre_id = s.centre_id and p.id = s.lesson_plan_id
        left join lessons l on l.centre_id = p.centre_id and l.id = p.lesson_id
        left join lesson_parts part on part.centre_id = p.centre_id and part.lesson_plan_id = p.id
        left join read_parts r on r.centre_id = s.centre_id and r.class_session_id = s.id and r.person_id = $3 and r.lesson_part_id = part.id
        where s.centre_id = $1 and s.id = $2 and ($4 or s.lecturer_id = $3 or e.person_id is not null)
        order by part.position
        """;

    private const string NotesOf = """
        select part.notes
        from class_sessions s
        join lesson_parts part on part.centre_id = s.centre_id and part.lesson_plan_id = s.lesson_plan_id and part.position = $3
        where s.centre_id = $1 and s.id = $2 and s.lecturer_id = $4
        """;

    private const string Read = $"""
        insert into read_parts (centre_id, class_session_id, lesson_part_id, person_id, read_at)
        select s.centre_id, s.id, part.id, e.person_id, $5
        from class_sessions s
        join enrolments e on e.centre_id = s.centre_id and e.class_id = s.class_id and e.person_id = $3 and e.left_at is null
        join lesson_parts part on part.centre_id = s.centre_id and part.lesson_plan_id = s.lesson_plan_id and part.position = $4
        where s.centre_id = $1 and s.id = $2
        on conflict do nothing
        """;

    /// <summary>Null for strangers; a page without a part when the session has no plan, or the plan no such part.</summary>
    public async Task<LessonPage?> Open(CurrentUser me, Guid sessionId, int position, CancellationToken stop)
    {
        await using var command = Given(Lesson, me.CentreId, sessionId, me.PersonId, LessonPlanScopes.SeesAll(me), position);
        await using var row = await command.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop))
        {
            return null;
        }

        var page = HeadFrom(row, sessionId, position);
        do
        {
            ReadPart(row, page);
        }
        while (await row.ReadAsync(stop));
        return page;
    }

    /// <summary>The lecturer's own notes to the part; nobody else's eyes.</summary>
    public async Task<string> Notes(CurrentUser me, Guid sessionId, int position, CancellationToken stop)
    {
        await using var command = Given(NotesOf, me.CentreId, sessionId, position, me.PersonId);
        return (string?)await command.ExecuteScalarAsync(stop) ?? "";
    }

    /// <summary>Notes that a trainee of the session has read the part; the first time counts.</summary>
    public async Task MarkRead(CurrentUser me, Guid sessionId, int position, DateTimeOffset now, CancellationToken stop)
    {
        await using var command = Given(Read, me.CentreId, sessionId, me.PersonId, position, now);
        await command.ExecuteNonQueryAsync(stop);
    }

    private NpgsqlCommand Given(string sql, params ReadOnlySpan<object> values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
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
        PlanTitle = row.NullableText(5),
        ApprovedAt = row.NullableValue<DateTimeOffset>(6),
        IsEnrolled = row.GetBoolean(7),
        LessonNumber = row.NullableValue<int>(8),
        RoomIsOpen = row.GetBoolean(15),
    };

    private static void ReadPart(NpgsqlDataReader row, LessonPage page)
    {
        if (row.IsDBNull(9))
        {
            return;
        }

        var part = new ContentsLine(row.GetInt32(9), row.GetString(10), row.GetInt32(11), row.GetBoolean(12));
        page.Contents.Add(part);
        if (part.Position == page.Position)
        {
            page.Part = part;
            page.Html = row.GetString(13);
            page.Materials = row.IsDBNull(14) ? [] : JsonSerializer.Deserialize<MaterialLine[]>(row.GetString(14), JsonSerializerOptions.Web)!;
        }
    }
}
