using Lms.Domain.Discussions;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>Polls as the rules ask for them, and the one place that takes answers.</summary>
public sealed class PollLog(NpgsqlDataSource database)
{
    /// <summary>"centre:session": somebody answered.</summary>
    public const string Channel = "lms_polls";

    private const string FindSql = $"""
        select {PollSql.Question}, state.closed, state.shown from polls p {PollSql.State}
        where p.centre_id = $1 and p.class_session_id = $2 and p.sequence = $3
        """;

    private const string PlannedSql = $"""
        select {PollSql.Question} from class_sessions s
        join lesson_parts part on part.centre_id = s.centre_id and part.lesson_plan_id = s.lesson_plan_id
        join lesson_polls p on p.centre_id = part.centre_id and p.lesson_part_id = part.id
        where s.centre_id = $1 and s.id = $2 and p.id = $3
        """;

    private const string TextSql = """
        select hidden_by is not null from poll_answers
        where centre_id = $1 and class_session_id = $2 and sequence = $3 and id = $4 and text <> ''
        """;

    // Closing a poll or the room takes the room's row: whoever holds it here sees all that came before, and nothing comes between.
    private const string HoldSql = "select from session_rooms where centre_id = $1 and class_session_id = $2 for share";

    private const string AnswerSql = $"""
        with answer as (
            insert into poll_answers as old (centre_id, class_session_id, sequence, person_id, id, choices, text, at)
            select $1, $2, $3, $4, $5, $6, $7, $8 from session_rooms r
            join polls p on p.centre_id = r.centre_id and p.class_session_id = r.class_session_id and p.sequence = $3
            where r.centre_id = $1 and r.class_session_id = $2 and r.opened_at is not null and r.closed_at is null
                and not exists (select from room_events c
                    where c.centre_id = $1 and c.class_session_id = $2 and c.about = $3 and c.kind = 31)
            on conflict (centre_id, class_session_id, sequence, person_id) do update
                set choices = excluded.choices, text = excluded.text, at = excluded.at
            returning 1
        )
        select pg_notify('{Channel}', concat_ws(':', $1, $2)) from answer
        """;

    /// <summary>Null when the room has no such poll.</summary>
    public async Task<RoomPoll?> Find(Guid centreId, Guid sessionId, long number, CancellationToken stop)
    {
        await using var command = database.Command(FindSql, centreId, sessionId, number);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? new RoomPoll(number, PollSql.QuestionFrom(row, 0), row.GetBoolean(6), row.GetBoolean(7)) : null;
    }

    /// <summary>What the plan of the session's lesson has ready; null when it has no such question.</summary>
    public async Task<PollQuestion?> Planned(Guid centreId, Guid sessionId, Guid lessonPollId, CancellationToken stop)
    {
        await using var command = database.Command(PlannedSql, centreId, sessionId, lessonPollId);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? PollSql.QuestionFrom(row, 0) : null;
    }

    /// <summary>Whether a short answer is hidden; null when the poll has no such answer.</summary>
    public async Task<bool?> TextIsHidden(Guid centreId, Guid sessionId, long number, Guid answerId, CancellationToken stop)
    {
        await using var command = database.Command(TextSql, centreId, sessionId, number, answerId);
        return (bool?)await command.ExecuteScalarAsync(stop);
    }

    /// <summary>Keeps the answer in place of the one before; false when the poll, or the room, was closed meanwhile.</summary>
    public async Task<bool> Keep(PollAnswer answer, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        PollSql.Add(batch, HoldSql, answer.CentreId, answer.ClassSessionId);
        var command = PollSql.Add(batch, AnswerSql, answer.CentreId, answer.ClassSessionId);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = answer.Sequence });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = answer.PersonId });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = answer.Id });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = answer.Choices });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = answer.Text });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = answer.At });
        await using var row = await batch.ExecuteReaderAsync(stop);
        await row.NextResultAsync(stop);
        var kept = await row.ReadAsync(stop);

        // The commit is behind the last answer.
        while (await row.NextResultAsync(stop))
        {
        }

        return kept;
    }
}
