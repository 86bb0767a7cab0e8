using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web;
using Npgsql;

namespace Lms.Features.Lessons.Reading;

/// <summary>
/// What a person reads in a session, in one statement: the page most looked at, by a whole class at
/// the same minute. What an approved plan holds comes from <see cref="LessonOutlines"/>; the lecturer's notes are not among what is read.
/// </summary>
public sealed class LessonReading(NpgsqlDataSource database, LessonOutlines outlines)
{
    // Who may read: SessionScopes in SQL.
    private const string Lesson = """
        select s.title, s.class_id, c.name, s.lecturer_id, teacher.full_name, e.person_id is not null,
               room.opened_at is not null and room.closed_at is null, s.lesson_plan_id, part.body_html, part.questions_html, part.local_link_html,
               array(select r.lesson_part_id from read_parts r where r.centre_id = $1 and r.class_session_id = $2 and r.person_id = $3)
        from class_sessions s
        join classes c on c.centre_id = s.centre_id and c.id = s.class_id
        join people teacher on teacher.id = s.lecturer_id
        left join enrolments e on e.centre_id = s.centre_id and e.class_id = s.class_id and e.person_id = $3 and e.left_at is null
        left join session_rooms room on room.centre_id = s.centre_id and room.class_session_id = s.id
        left join lesson_parts part on part.centre_id = s.centre_id and part.lesson_plan_id = s.lesson_plan_id and part.position = $5
        where s.centre_id = $1 and s.id = $2 and ($4 or s.lecturer_id = $3 or e.person_id is not null)
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
        await using var command = database.Command(Lesson, me.CentreId, sessionId, me.PersonId, LessonPlanScopes.SeesAll(me), position);
        await using var row = await command.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop))
        {
            return null;
        }

        var outline = row.NullableValue<Guid>(7) is { } planId ? await outlines.Of(me.CentreId, planId, stop) : LessonOutline.None;
        return From(row, outline, sessionId, position);
    }

    /// <summary>The lecturer's own notes to the part; nobody else's eyes.</summary>
    public async Task<string> Notes(CurrentUser me, Guid sessionId, int position, CancellationToken stop)
    {
        await using var command = database.Command(NotesOf, me.CentreId, sessionId, position, me.PersonId);
        return (string?)await command.ExecuteScalarAsync(stop) ?? "";
    }

    /// <summary>Notes that a trainee of the session has read the part; the first time counts.</summary>
    public async Task MarkRead(CurrentUser me, Guid sessionId, int position, DateTimeOffset now, CancellationToken stop)
    {
        await using var command = database.Command(Read, me.CentreId, sessionId, me.PersonId, position, now);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static LessonPage From(NpgsqlDataReader row, LessonOutline outline, Guid sessionId, int position)
    {
        var read = row.GetFieldValue<Guid[]>(11);
        return new LessonPage
        {
            SessionId = sessionId,
            Position = position,
            SessionTitle = row.GetString(0),
            ClassId = row.GetGuid(1),
            ClassName = row.GetString(2),
            LecturerId = row.GetGuid(3),
            Lecturer = row.GetString(4),
            IsEnrolled = row.GetBoolean(5),
            RoomIsOpen = row.GetBoolean(6),
            PlanTitle = outline.Title,
            LessonNumber = outline.LessonNumber,
            ApprovedAt = outline.ApprovedAt,
            Contents = [.. outline.Parts.Select(part => new ContentsLine(part.Position, part.Title, part.Minutes, read.Contains(part.Id)))],
            Html = row.NullableText(8) ?? "",
            QuestionsHtml = row.NullableText(9) ?? "",
            LocalLinkHtml = row.NullableText(10) ?? "",
            Materials = outline.Parts.FirstOrDefault(part => part.Position == position)?.Materials ?? [],
        };
    }
}
