using System.Text.Json;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Lessons;
using Lms.Web;
using Npgsql;

namespace Lms.Features.Lessons.Reading;

/// <summary>
/// What a person reads in a session, in one statement: the page most looked at, by a whole class at
/// the same minute. What an approved plan holds comes from <see cref="LessonOutlines"/>; the lecturer's notes are not among what is read.
/// </summary>
public sealed class LessonReading(NpgsqlDataSource database, LessonOutlines outlines)
{
    // No plan has a part at this place.
    private const int NoPart = 0;

    // Who may read: SessionScopes in SQL. Notes are their writer's alone, and only while enrolled.
    private const string Lesson = """
        select s.title, s.class_id, c.name, s.lecturer_id, teacher.full_name, e.person_id is not null,
               room.opened_at is not null and room.closed_at is null, s.lesson_plan_id, part.body_html, part.questions_html, part.local_link_html,
               array(select r.lesson_part_id from read_parts r where r.centre_id = $1 and r.class_session_id = $2 and r.person_id = $3),
               (select json_agg(json_build_object('id', n.id, 'partId', n.lesson_part_id, 'partPosition', made.position, 'partTitle', made.title,
                                'prefix', n.quote_prefix, 'exact', n.quote_exact, 'suffix', n.quote_suffix, 'colour', n.colour, 'text', n.text,
                                'revision', n.revision, 'changedAt', n.changed_at) order by n.created_at, n.id)
                from reading_notes n
                join lesson_parts made on made.centre_id = n.centre_id and made.id = n.lesson_part_id
                where n.centre_id = $1 and n.class_session_id = $2 and n.person_id = e.person_id
                  and (n.lesson_part_id = part.id or made.lesson_plan_id <> s.lesson_plan_id or $5 = 0))
        from class_sessions s
        join classes c on c.centre_id = s.centre_id and c.id = s.class_id
        join people teacher on teacher.id = s.lecturer_id
        left join enrolments e on e.centre_id = s.centre_id and e.class_id = s.class_id and e.person_id = $3 and e.left_at is null
        left join session_rooms room on room.centre_id = s.centre_id and room.class_session_id = s.id
        left join lesson_parts part on part.centre_id = s.centre_id and part.lesson_plan_id = s.lesson_plan_id and part.position = $5
        where s.centre_id = $1 and s.id = $2 and ($4 or s.lecturer_id = $3 or e.person_id is not null)
        """;

    private const string Texts = """
        select part.id, part.position, part.title, part.body_html || part.questions_html || part.local_link_html
        from class_sessions s
        join lesson_parts part on part.centre_id = s.centre_id and part.lesson_plan_id = s.lesson_plan_id
        where s.centre_id = $1 and s.id = $2
        order by part.position
        """;

    private const string LecturerNotes = """
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
        var page = From(row, outline, sessionId, position);
        page.Notes = await Placed(me, page, Notes(row.NullableText(12)), stop);
        return page;
    }

    /// <summary>The lesson with all notes that the trainee has in it, and no part open; null for strangers.</summary>
    public Task<LessonPage?> OpenNotes(CurrentUser me, Guid sessionId, CancellationToken stop) => Open(me, sessionId, NoPart, stop);

    /// <summary>The lecturer's own notes to the part; nobody else's eyes.</summary>
    public async Task<string> Notes(CurrentUser me, Guid sessionId, int position, CancellationToken stop)
    {
        await using var command = database.Command(LecturerNotes, me.CentreId, sessionId, position, me.PersonId);
        return (string?)await command.ExecuteScalarAsync(stop) ?? "";
    }

    /// <summary>Notes that a trainee of the session has read the part; the first time counts.</summary>
    public async Task MarkRead(CurrentUser me, Guid sessionId, int position, DateTimeOffset now, CancellationToken stop)
    {
        await using var command = database.Command(Read, me.CentreId, sessionId, me.PersonId, position, now);
        await command.ExecuteNonQueryAsync(stop);
    }

    // The part at hand is known already. Others are fetched only for the list of all notes, and for what was noted in an
    // earlier version of the plan: it may have gone anywhere in this one.
    private async Task<IReadOnlyList<PlacedNote>> Placed(CurrentUser me, LessonPage page, KeptNote[] notes, CancellationToken stop)
    {
        if (notes.Length == 0)
        {
            return [];
        }

        if (page.Part is { } open && notes.All(note => note.PartId == open.Id))
        {
            return NotePlaces.Of(notes, [new PartWords(open.Id, open.Position, open.Title, HtmlWords.Of(page.Texts))]);
        }

        var all = NotePlaces.Of(notes, await PartsOf(me, page.SessionId, stop));
        return page.Position == NoPart ? all : [.. all.Where(note => note.Position == page.Position)];
    }

    private async Task<List<PartWords>> PartsOf(CurrentUser me, Guid sessionId, CancellationToken stop)
    {
        await using var command = database.Command(Texts, me.CentreId, sessionId);
        await using var row = await command.ExecuteReaderAsync(stop);
        var parts = new List<PartWords>();
        while (await row.ReadAsync(stop))
        {
            parts.Add(new PartWords(row.GetGuid(0), row.GetInt32(1), row.GetString(2), HtmlWords.Of(row.GetString(3))));
        }

        return parts;
    }

    private static KeptNote[] Notes(string? json) => json is null ? [] : JsonSerializer.Deserialize<KeptNote[]>(json, JsonSerializerOptions.Web)!;

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
            Contents = [.. outline.Parts.Select(part => new ContentsLine(
                part.Id, part.Position, part.Title, part.Minutes, part.Syllables, part.Materials.Any(material => material.Kind == MaterialKind.Video), read.Contains(part.Id)))],
            Html = row.NullableText(8) ?? "",
            QuestionsHtml = row.NullableText(9) ?? "",
            LocalLinkHtml = row.NullableText(10) ?? "",
            Materials = outline.Parts.FirstOrDefault(part => part.Position == position)?.Materials ?? [],
        };
    }
}
