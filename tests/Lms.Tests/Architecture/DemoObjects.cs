using Npgsql;

namespace Lms.Tests.Architecture;

/// <summary>
/// Names for the demo's objects, so that a route can be tried on one that exists. Each is a question to the database;
/// $1 is the centre. The same names mean something in the other centre too, where there is such an object.
/// </summary>
public static class DemoObjects
{
    public const string Own = "song-van";
    public const string Other = "dong-lam";

    private const string Trainee =
        "select t.person_id from attempts t join people p on p.id = t.person_id "
        + "where t.centre_id = $1 and t.handed_in_at is null order by p.code limit 1";
    private const string Classes = "select class_id from enrolments where centre_id = $1 group by class_id order by count(*)";
    private const string Session =
        $"select id from class_sessions where centre_id = $1 and class_id = ({Classes} desc limit 1) and lesson_plan_id is not null order by starts_at limit 1";
    private const string Plan = $"select lesson_plan_id from class_sessions where centre_id = $1 and id = ({Session})";
    private const string Part = $"select id from lesson_parts where centre_id = $1 and lesson_plan_id = ({Plan}) order by position limit 1";
    private const string Submitted = "select id from lesson_plans where centre_id = $1 and state = 2 limit 1";
    private const string SubmittedPart =
        $"select id from lesson_parts where centre_id = $1 and lesson_plan_id = ({Submitted}) order by position limit 1";
    private const string Open = "select exam_sitting_id from attempts where centre_id = $1 and handed_in_at is null order by started_at desc limit 1";
    private const string Closed = "select id from sittings where centre_id = $1 and allocated_at is not null and released_at is null limit 1";
    private const string Masking = "select id from sittings where centre_id = $1 and sealed_at is not null and handed_over_at is null limit 1";
    private const string Released = "select id from sittings where centre_id = $1 and released_at is not null limit 1";
    // Scripts go to their markers by lot: a sheet not yet begun, of the marker with the first code.
    private const string Sheets = "select s.id from mark_sheets s join people p on p.id = s.marker_id where s.centre_id = $1 and s.locked_at is";
    private const string Sheet = $"{Sheets} null and s.sequence = 0 order by p.code, s.id limit 1";
    private const string Locked =
        $"{Sheets} not null and exists (select from remarks r where r.mark_sheet_id = s.id and r.number is not null) and p.code like '%-CB07' order by s.id limit 1";

    // Mask numbers of the sitting that is marked, by where their scripts stand: 1 agreed, 2 to discuss, 3 third marker wanted.
    private const string Masks =
        $"select k.mask_number from scripts k join reconciliations r on r.centre_id = k.centre_id and r.script_id = k.id where k.exam_sitting_id = ({Closed}) and r.state =";
    private const string Item =
        "select i.id from scheme_items i join questions q on q.centre_id = i.centre_id and q.id = i.question_id "
        + "join paper_questions a on a.centre_id = q.centre_id and a.question_id = q.id "
        + "join sittings s on s.centre_id = a.centre_id and s.exam_paper_id = a.exam_paper_id and s.form = a.form "
        + $"where s.id = ({Closed}) order by a.number, i.number limit 1";
    private const string Paper = $"select exam_paper_id from sittings where centre_id = $1 and id = ({Open})";
    private const string Question = $"select question_id from paper_questions where centre_id = $1 and exam_paper_id = ({Paper}) order by form, number limit 1";

    // Of a paper that was written and is under seal no more; the other one is being written.
    private const string Bank =
        "select q.bank_question_id from paper_questions a join questions q on q.centre_id = a.centre_id and q.id = a.question_id where a.centre_id = $1 and a.exam_paper_id";

    private static readonly Dictionary<string, string> Questions = new()
    {
        ["class"] = $"{Classes} desc limit 1",
        ["class:other"] = $"{Classes} limit 1",
        ["session"] = Session,
        ["asked"] = $"select id from room_events where centre_id = $1 and class_session_id = ({Session}) and kind = 20 order by sequence limit 1",
        ["asked:second"] = $"select id from room_events where centre_id = $1 and class_session_id = ({Session}) and kind = 20 order by sequence limit 1 offset 1",
        ["asked:former"] = $"select id from room_events where centre_id = $1 and class_session_id <> ({Session}) and kind = 20 order by sequence limit 1",
        ["post"] = $"select id from room_events where centre_id = $1 and class_session_id = ({Session}) and kind = 1 order by sequence limit 1",
        ["group"] = $"select id from room_groups where centre_id = $1 and class_session_id = ({Session}) limit 1",
        ["film"] = $"select m.id from materials m join session_rooms r on r.centre_id = m.centre_id and r.shown_part_id = m.lesson_part_id where m.centre_id = $1 and r.class_session_id = ({Session}) and m.kind = 3 limit 1",
        ["programme"] = "select id from programmes where centre_id = $1 order by code limit 1",
        ["policy"] = "select id from policy_records where centre_id = $1 order by key limit 1",
        ["trainee"] = Trainee,
        ["duty"] = $"select id from duty_assignments where centre_id = $1 and person_id = ({Trainee}) order by is_primary desc, \"from\" desc limit 1",
        ["correction"] = "select d.id from duty_corrections d join people p on p.id = d.person_id where d.centre_id = $1 order by p.code limit 1",
        ["correction:own"] = "select d.id from duty_corrections d join people p on p.id = d.person_id where d.centre_id = $1 and p.code like '%-HV25' limit 1",
        ["unit"] = "select id from units where centre_id = $1 and parent_id is not null order by name limit 1",
        ["unit:group"] = "select id from units where centre_id = $1 and level = 'teaching-group' order by name limit 1",
        ["lecturer"] = "select m.person_id from unit_memberships m join units u on u.centre_id = m.centre_id and u.id = m.unit_id "
            + "where m.centre_id = $1 and u.level = 'teaching-group' order by u.name, m.is_head, m.person_id limit 1",
        ["plan"] = Plan,
        ["plan:submitted"] = Submitted,
        ["part"] = Part,
        ["part:submitted"] = SubmittedPart,
        ["material"] = "select id from materials where centre_id = $1 order by id limit 1",
        ["material:film"] = "select material_id from caption_tracks where centre_id = $1 limit 1",
        ["captions"] = "select id from caption_tracks where centre_id = $1 limit 1",
        ["file"] = $"select file_id from materials m where centre_id = $1 order by (lesson_part_id = ({Part})) desc, id limit 1",
        ["paper"] = Paper,
        ["question"] = Question,
        ["bank"] = $"{Bank} = (select exam_paper_id from sittings where id = ({Closed})) order by a.number limit 1",
        ["bank:sealed"] = $"{Bank} = ({Paper}) order by a.form, a.number limit 1",
        ["item"] = Item,
        ["sitting:open"] = Open,
        ["sitting:closed"] = Closed,
        ["sitting:released"] = Released,
        ["attempt:open"] = $"select id from attempts where centre_id = $1 and person_id = ({Trainee}) and handed_in_at is null limit 1",
        ["attempt-file"] = $"select f.id from attempt_files f join attempts a on a.centre_id = f.centre_id and a.id = f.attempt_id "
            + $"where f.centre_id = $1 and a.person_id = ({Trainee}) order by f.place limit 1",
        ["attempt:released"] = $"select id from attempts where centre_id = $1 and exam_sitting_id = ({Released}) order by id limit 1",
        ["sitting:masking"] = Masking,
        ["mask:masking"] = $"select mask_number from scripts where centre_id = $1 and exam_sitting_id = ({Masking}) order by mask_number limit 1",
        ["standard-sheet"] = "select s.id from standard_sheets s join people p on p.id = s.marker_id where s.centre_id = $1 order by p.code limit 1",
        ["sheet"] = Sheet,
        ["sheet:locked"] = Locked,
        ["sheet:told"] = "select mark_sheet_id from concerns where centre_id = $1 limit 1",
        ["mask:told"] = "select k.mask_number from scripts k join mark_sheets s on s.centre_id = k.centre_id and s.script_id = k.id "
            + "join concerns t on t.centre_id = s.centre_id and t.mark_sheet_id = s.id where t.centre_id = $1 limit 1",
        ["comment"] = "select b.id from bank_comments b join people p on p.id = b.owner_id where b.centre_id = $1 and p.code like '%-CB07' order by b.id limit 1",
        ["comment:shared"] = $"select id from bank_comments where centre_id = $1 and exam_sitting_id = ({Closed}) order by id limit 1",
        ["mask:agreed"] = $"{Masks} 1 limit 1",
        ["mask:discuss"] = $"{Masks} 2 limit 1",
        ["mask:third"] = $"{Masks} 3 limit 1",
        ["appeal"] = "select id from mark_appeals where centre_id = $1 order by applied_at limit 1",
        ["remark"] = $"select id from remarks where centre_id = $1 and mark_sheet_id = ({Locked}) order by number limit 1",
    };

    public static bool Knows(string name) => Questions.ContainsKey(name);

    /// <summary>Null when that centre has no such object.</summary>
    public static async Task<string?> Find(NpgsqlDataSource database, string name, string centre)
    {
        var sql = $"select ({Questions[name]})::text from centres asked where asked.slug = $1".Replace("= $1 ", "= asked.id ", StringComparison.Ordinal);
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = centre });
        return await command.ExecuteScalarAsync() as string;
    }

    /// <summary>The likeliest name for a route's parameter, from the word before it in the path: classes/{id}.</summary>
    public static string Guess(string segmentBefore) => segmentBefore switch
    {
        "classes" => "class",
        "sessions" => "session",
        "lesson-plans" => "plan",
        "parts" => "part",
        "posts" => "post",
        "films" => "film",
        "groups" => "group",
        "materials" => "material",
        "captions" => "captions",
        "files" => "file",
        "people" => "trainee",
        "duties" => "duty",
        "duty-corrections" => "correction",
        "units" => "unit",
        "programmes" => "programme",
        "policies" => "policy",
        "papers" => "paper",
        "questions" => "question",
        "bank" => "bank",
        "sittings" or "results" => "sitting:open",
        "attempts" => "attempt:open",
        "mark-sheets" => "sheet",
        "marks" => "item",
        "remarks" => "remark",
        "comments" => "comment",
        "concerns" => "sheet:told",
        "scripts" => "mask:discuss",
        "appeals" => "appeal",
        _ => "?",
    };
}
