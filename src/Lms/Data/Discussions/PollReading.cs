using System.Text.Json;
using Lms.Domain.Discussions;
using Lms.Web;
using Npgsql;

namespace Lms.Data.Discussions;

/// <param name="IsHidden">The lecturer took it from the others' sight.</param>
public sealed record PollText(Guid Id, string Text, bool IsHidden);

/// <summary>What came out of a poll.</summary>
/// <param name="Figures">One for each choice, or step of the scale; empty for short texts.</param>
public sealed record PollResults(IReadOnlyList<long> Figures, IReadOnlyList<PollText> Texts)
{
    /// <summary>Of a scale, to two places; null when nobody answered.</summary>
    public decimal? Mean => Figures.Sum() is var sum and > 0
        ? Math.Round(Figures.Index().Sum(step => (step.Index + 1) * step.Item) / (decimal)sum, 2, MidpointRounding.AwayFromZero)
        : null;
}

/// <summary>A poll as one person in the room may see it.</summary>
/// <param name="Asked">The trainees of the class, and whoever left it after they answered.</param>
/// <param name="IsQuickCheck">It has right choices, which are told with the results.</param>
/// <param name="Own">What they chose themselves; empty when they did not answer.</param>
/// <param name="OwnText">What they wrote themselves.</param>
/// <param name="Results">Null for whoever may not see them yet.</param>
public sealed record SeenPoll(
    RoomPoll Poll, DateTimeOffset At, long Answered, long Asked, bool IsQuickCheck, IReadOnlyList<int> Own, string OwnText, PollResults? Results)
{
    public bool HasOwn => Own.Count > 0 || OwnText.Length > 0;
}

/// <summary>What the lesson plan has ready at the part that is shown, and was not asked yet.</summary>
public sealed record PlannedPoll(Guid Id, PollKind Kind, string Text);

/// <summary>
/// The questions behind what somebody sees of a room's polls, and how their answers are read. They do not ask who may: the
/// question before them in the batch does.
/// </summary>
public static class PollReading
{
    private static readonly string HeadSql = $"""
        select {RoomAccess.Place}, {RoomAccess.IsMuted}, s.title, r.opened_at is not null and r.closed_at is null
        from class_sessions s
        cross join (select $5::uuid as person_id, $6::text as stamp) p
        left join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id
        where s.centre_id = $1 and s.id = $2 and {RoomAccess.IsIn}
        """;

    private const string PollsSql = $"""
        select p.sequence, l.at, {PollSql.Question}, state.closed, state.shown, answered.people, asked.people, own.choices, own.text,
            {PollSql.Figures},
            case p.question_kind when 4 then (
                select json_agg(json_build_object('Id', a.id, 'Text', a.text, 'IsHidden', a.hidden_by is not null) order by a.text, a.id)
                from poll_answers a
                where a.centre_id = p.centre_id and a.class_session_id = p.class_session_id and a.sequence = p.sequence)::text end
        from polls p {PollSql.State} {PollSql.Count}
        left join poll_answers own on own.centre_id = p.centre_id and own.class_session_id = p.class_session_id
            and own.sequence = p.sequence and own.person_id = $3
        where p.centre_id = $1 and p.class_session_id = $2 and (p.sequence = $4 or $4 = 0)
        order by p.sequence desc
        """;

    private const string PlannedSql = """
        select p.id, p.question_kind, p.question_text from session_rooms r
        join lesson_polls p on p.centre_id = r.centre_id and p.lesson_part_id = r.shown_part_id
        where r.centre_id = $1 and r.class_session_id = $2
            and not exists (select from polls asked where asked.centre_id = p.centre_id and asked.class_session_id = r.class_session_id
                and asked.lesson_poll_id = p.id)
        order by p.position
        """;

    /// <summary>Who may, for a page of polls alone: their place, whether they are muted, the session's title, whether the room is open.</summary>
    public static void AddHead(NpgsqlBatch batch, RoomVisitor who, Guid sessionId, DateTimeOffset now)
    {
        var head = new NpgsqlBatchCommand(HeadSql);
        RoomAccess.Fill(head.Parameters, who.CentreId, sessionId, SchoolTime.Day(now), now);
        head.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = who.PersonId });
        head.Parameters.Add(new NpgsqlParameter<string> { TypedValue = who.Stamp });
        batch.BatchCommands.Add(head);
    }

    /// <param name="number">Of one poll; 0 for all of them.</param>
    public static void AddTo(NpgsqlBatch batch, RoomVisitor who, Guid sessionId, long number = 0)
    {
        var polls = PollSql.Add(batch, PollsSql, who.CentreId, sessionId, who.PersonId);
        polls.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
        PollSql.Add(batch, PlannedSql, who.CentreId, sessionId);
    }

    /// <summary>The newest first; what this seat may not see is left behind here.</summary>
    public static async Task<(List<SeenPoll> Polls, List<PlannedPoll> Planned)> Read(NpgsqlDataReader row, RoomSeat seat, CancellationToken stop)
    {
        await row.NextResultAsync(stop);
        var polls = new List<SeenPoll>();
        while (await row.ReadAsync(stop))
        {
            polls.Add(PollFrom(row, seat));
        }

        await row.NextResultAsync(stop);
        var planned = new List<PlannedPoll>();
        while (seat.Leads && await row.ReadAsync(stop))
        {
            planned.Add(new PlannedPoll(row.GetGuid(0), (PollKind)row.GetInt32(1), row.GetString(2)));
        }

        return (polls, planned);
    }

    private static SeenPoll PollFrom(NpgsqlDataReader row, RoomSeat seat)
    {
        var poll = new RoomPoll(row.GetInt64(0), PollSql.QuestionFrom(row, 2), row.GetBoolean(8), row.GetBoolean(9));
        var sees = seat.Leads || poll.IsShown;
        return new SeenPoll(
            sees ? poll : poll with { Question = poll.Question with { Right = [] } },
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetInt64(10),
            row.GetInt64(11),
            poll.Question.IsQuickCheck,
            row.IsDBNull(12) ? [] : row.GetFieldValue<int[]>(12),
            row.NullableText(13) ?? "",
            sees ? new PollResults(row.GetFieldValue<long[]>(14), [.. Texts(row.NullableText(15)).Where(text => seat.Leads || !text.IsHidden)]) : null);
    }

    private static List<PollText> Texts(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<PollText>>(json)!;
}
