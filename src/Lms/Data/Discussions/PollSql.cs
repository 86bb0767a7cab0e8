using Lms.Domain.Discussions;
using Npgsql;
using NpgsqlTypes;

namespace Lms.Data.Discussions;

/// <summary>Polls in SQL: what is written with a line of the log, and what stands of them, of a poll `p` and its line `l`.</summary>
internal static class PollSql
{
    // Kinds: 31 closes, 32 shows the results, 33 hides them.
    public const string State = """
        join room_events l on l.centre_id = p.centre_id and l.class_session_id = p.class_session_id and l.sequence = p.sequence
        left join lateral (
            select coalesce(bool_or(c.kind = 31), false) as closed,
                coalesce(max(c.sequence) filter (where c.kind = 32) > coalesce(max(c.sequence) filter (where c.kind = 33), 0), false) as shown
            from room_events c
            where c.centre_id = p.centre_id and c.class_session_id = p.class_session_id and c.about = p.sequence and c.kind in (31, 32, 33)
        ) state on true
        """;

    public const string Question =
        "p.question_kind, p.question_text, p.question_choices, p.question_right, p.question_low_end, p.question_high_end";

    /// <summary>How many answered, and how many were asked: the trainees of the class, and whoever left it after they answered.</summary>
    public const string Count = """
        left join lateral (select count(*) as people from poll_answers a
            where a.centre_id = p.centre_id and a.class_session_id = p.class_session_id and a.sequence = p.sequence) answered on true
        left join lateral (select count(*) as people from (
            select e.person_id from class_sessions s
            join enrolments e on e.centre_id = s.centre_id and e.class_id = s.class_id and e.left_at is null
            where s.centre_id = p.centre_id and s.id = p.class_session_id
            union
            select a.person_id from poll_answers a
            where a.centre_id = p.centre_id and a.class_session_id = p.class_session_id and a.sequence = p.sequence) one) asked on true
        """;

    /// <summary>One figure for each choice, or each step of a scale.</summary>
    public const string Figures = """
        array(select count(a.person_id)
            from generate_series(1, case p.question_kind when 3 then 5 else cardinality(p.question_choices) end) place
            left join poll_answers a on a.centre_id = p.centre_id and a.class_session_id = p.class_session_id and a.sequence = p.sequence
                and place = any (a.choices)
            group by place order by place)
        """;

    private const string OpenSql = """
        insert into polls (centre_id, class_session_id, sequence, lesson_poll_id, question_kind, question_text, question_choices,
            question_right, question_low_end, question_high_end)
        select $1, $2, l.sequence, $4, $5, $6, $7, $8, $9, $10 from room_events l
        where l.centre_id = $1 and l.class_session_id = $2 and l.id = $3
        on conflict do nothing
        """;

    private const string HideSql = """
        update poll_answers a set hidden_by = case l.kind when 34 then l.sequence end from room_events l
        where l.centre_id = $1 and l.class_session_id = $2 and l.id = $3
            and a.centre_id = $1 and a.class_session_id = $2 and a.sequence = l.about and a.id = $4
        """;

    /// <summary>What belongs to the line, in its transaction and only when the line was written.</summary>
    public static void AddWhatBelongsTo(RoomEvent line, NpgsqlBatch batch)
    {
        if (line.Poll is { Question: var question } poll)
        {
            var command = Add(batch, OpenSql, line.CentreId, line.ClassSessionId, line.Id);
            command.Parameters.Add(new() { Value = poll.LessonPollId ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = (int)question.Kind });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = question.Text });
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = question.Choices });
            command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = question.Right });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = question.LowEnd });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = question.HighEnd });
        }
        else if (line.AnswerId is { } answer)
        {
            Add(batch, HideSql, line.CentreId, line.ClassSessionId, line.Id, answer);
        }
    }

    /// <param name="from">The first of its six columns: <see cref="Question"/>.</param>
    public static PollQuestion QuestionFrom(NpgsqlDataReader row, int from) => new(
        (PollKind)row.GetInt32(from), row.GetString(from + 1), row.GetFieldValue<string[]>(from + 2), row.GetFieldValue<int[]>(from + 3),
        row.GetString(from + 4), row.GetString(from + 5));

    public static NpgsqlBatchCommand Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<Guid> ids)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var id in ids)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        }

        batch.BatchCommands.Add(command);
        return command;
    }
}
