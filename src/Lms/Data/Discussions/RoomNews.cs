using Lms.Domain.Discussions;
using Lms.Web;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>A line of a room's log as everyone in the room may see it.</summary>
public sealed record RoomNews(
    long Sequence, Guid Id, string Kind, Guid ActorId, string Actor, bool ByLecturer, DateTimeOffset At, string Html,
    long? ReplyTo, string? ReplyToActor, Guid? HandOf, string? HandOfName, ShownPart? Part)
{
    /// <summary>Vietnamese people are called by the last word of their name.</summary>
    public string Initial => Actor[(Actor.LastIndexOf(' ') + 1)..][..1].ToUpperInvariant();
}

/// <param name="Html">Null where a later line shows another part: nobody needs it any more.</param>
public sealed record ShownPart(int Position, string Title, string? Html);

/// <summary>A connection that listens, and with what right.</summary>
public record Hearer(string ConnectionId, Guid PersonId, string Stamp);

/// <summary>What a node, or a person who was away, lacks of a room's log; and who may hear it.</summary>
public sealed class RoomReading(NpgsqlDataSource database, TimeProvider clock)
{
    public const int AtOnce = 500;

    internal const string Columns = """
        l.sequence, l.id, l.kind, l.actor_id, actor.full_name, l.actor_id = s.lecturer_id, l.at, l.body_html,
        l.reply_to, answered_by.full_name, l.hand_of, owner.full_name, part.position, part.title
        """;

    internal const string Joins = """
        join class_sessions s on s.centre_id = l.centre_id and s.id = l.class_session_id
        join people actor on actor.id = l.actor_id
        left join people owner on owner.id = l.hand_of
        left join room_events answered on answered.centre_id = l.centre_id and answered.class_session_id = l.class_session_id
            and answered.sequence = l.reply_to
        left join people answered_by on answered_by.id = answered.actor_id
        left join lesson_parts part on part.centre_id = l.centre_id and part.id = l.lesson_part_id
        """;

    private static readonly string AfterSql = $"""
        select {Columns}, case when l.sequence = max(l.sequence) filter (where l.lesson_part_id is not null) over () then part.body_html end
        from (select * from room_events where centre_id = $1 and class_session_id = $2 and sequence > $3
            order by sequence limit {AtOnce}) l
        {Joins}
        order by l.sequence
        """;

    private static readonly string HearersSql = $"""
        select p.place from class_sessions s
        cross join unnest($5::uuid[], $6::text[]) with ordinality as p(person_id, stamp, place)
        where s.centre_id = $1 and s.id = $2 and {RoomAccess.IsIn} and {RoomAccess.Place} is not null
        """;

    /// <summary>
    /// The lines after a number, at most <see cref="AtOnce"/>, and which of these hearers may have them. The right is read after
    /// the lines: whoever was sent away before something was said does not hear it.
    /// </summary>
    public async Task<(List<RoomNews> News, HashSet<Hearer> May)> After(
        Guid centreId, Guid sessionId, long sequence, IReadOnlyList<Hearer> hearers, CancellationToken stop)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(LinesAfter(centreId, sessionId, sequence));
        batch.BatchCommands.Add(Hearers(centreId, sessionId, hearers));
        await using var row = await batch.ExecuteReaderAsync(stop);
        var news = new List<RoomNews>();
        while (await row.ReadAsync(stop))
        {
            news.Add(NewsFrom(row, withPart: true));
        }

        await row.NextResultAsync(stop);
        var may = new HashSet<Hearer>();
        while (await row.ReadAsync(stop))
        {
            may.Add(hearers[(int)row.GetInt64(0) - 1]);
        }

        return (news, may);
    }

    public static RoomNews NewsFrom(NpgsqlDataReader row, bool withPart) => new(
        row.GetInt64(0),
        row.GetGuid(1),
        ((RoomEventKind)row.GetInt32(2)).ToString(),
        row.GetGuid(3),
        row.GetString(4),
        row.GetBoolean(5),
        row.GetFieldValue<DateTimeOffset>(6),
        Prose.WithOwnFootnotes(row.GetString(7), $"p{row.GetInt64(0)}"),
        row.NullableValue<long>(8),
        row.NullableText(9),
        row.NullableValue<Guid>(10),
        row.NullableText(11),
        row.IsDBNull(12) ? null : new ShownPart(row.GetInt32(12), row.GetString(13), withPart ? row.NullableText(14) : null));

    private static NpgsqlBatchCommand LinesAfter(Guid centreId, Guid sessionId, long sequence) => new(AfterSql)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = centreId },
            new NpgsqlParameter<Guid> { TypedValue = sessionId },
            new NpgsqlParameter<long> { TypedValue = sequence },
        },
    };

    private NpgsqlBatchCommand Hearers(Guid centreId, Guid sessionId, IReadOnlyList<Hearer> hearers)
    {
        var now = clock.GetUtcNow();
        var command = new NpgsqlBatchCommand(HearersSql);
        RoomAccess.Fill(command.Parameters, centreId, sessionId, SchoolTime.Day(now), now);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. hearers.Select(hearer => hearer.PersonId)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. hearers.Select(hearer => hearer.Stamp)] });
        return command;
    }
}
