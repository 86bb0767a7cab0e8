using Lms.Domain.Discussions;
using Lms.Web;
using Npgsql;

namespace Lms.Data.Discussions;

/// <param name="Root">The id of the post that an answer to it answers.</param>
public sealed record Quotable(string Author, string Html, Guid Root);

/// <summary>What whoever writes in a room asks of it: whom they may name, what they quote, what is taught now.</summary>
public sealed class RoomTalk(NpgsqlDataSource database, TimeProvider clock)
{
    private const string NamesSql = """
        select p.person_id, person.full_name, coalesce(u.name, '')
        from (
            select s.lecturer_id as person_id from class_sessions s where s.centre_id = $1 and s.id = $2
            union
            select e.person_id from class_sessions s
            join enrolments e on e.centre_id = s.centre_id and e.class_id = s.class_id and e.left_at is null
            where s.centre_id = $1 and s.id = $2) p
        join people person on person.id = p.person_id
        left join lateral (
            select u.name from unit_memberships m join units u on u.centre_id = m.centre_id and u.id = m.unit_id
            where m.centre_id = $1 and m.person_id = p.person_id and m.place = 1 and m."from" <= $3 and (m."to" is null or m."to" >= $3)
            limit 1) u on true
        order by person.given_name, person.family_name, person.id
        """;

    private const string QuoteSql = $"""
        select author.full_name, coalesce(edit.body_html, l.body_html), coalesce(root.id, l.id)
        from room_events l {PostState.Join}
        join people author on author.id = l.actor_id
        left join room_events edit on edit.centre_id = l.centre_id and edit.class_session_id = l.class_session_id and edit.sequence = state.edit
        left join room_events root on root.centre_id = l.centre_id and root.class_session_id = l.class_session_id and root.sequence = l.reply_to
        where l.centre_id = $1 and l.class_session_id = $2 and l.id = $3 and l.kind = 1 and l.group_id is null
            and not {PostState.IsHeld} and not {PostState.IsWithdrawn} and not {PostState.IsHidden}
        """;

    private const string PartSql = """
        select part.position, part.title from session_rooms r
        join lesson_parts part on part.centre_id = r.centre_id and part.id = r.shown_part_id
        where r.centre_id = $1 and r.class_session_id = $2
        """;

    /// <summary>The trainees of the class and the session's lecturer.</summary>
    public async Task<RoomNames> Names(Guid centreId, Guid sessionId, CancellationToken stop)
    {
        await using var command = database.Command(NamesSql, centreId, sessionId, SchoolTime.Day(clock.GetUtcNow()));
        await using var row = await command.ExecuteReaderAsync(stop);
        var people = new List<(Guid, string, string)>();
        while (await row.ReadAsync(stop))
        {
            people.Add((row.GetGuid(0), row.GetString(1), row.GetString(2)));
        }

        return new RoomNames(people);
    }

    /// <summary>A post that everyone reads; null for any other.</summary>
    public async Task<Quotable?> Quote(Guid centreId, Guid sessionId, Guid postId, CancellationToken stop)
    {
        await using var command = database.Command(QuoteSql, centreId, sessionId, postId);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? new Quotable(row.GetString(0), row.GetString(1), row.GetGuid(2)) : null;
    }

    /// <summary>The part that is taught now; null when none is.</summary>
    public async Task<(int Position, string Title)?> Part(Guid centreId, Guid sessionId, CancellationToken stop)
    {
        await using var command = database.Command(PartSql, centreId, sessionId);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? (row.GetInt32(0), row.GetString(1)) : null;
    }
}
