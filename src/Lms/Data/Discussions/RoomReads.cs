using Lms.Web;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>How far people have followed the talk of rooms: a row each, that only goes up.</summary>
public sealed class RoomReads(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Posts that are counted as new; of more it is said that there are more.</summary>
    public const int MostUnread = 99;

    private static readonly string MarkSql = $"""
        insert into room_reads as mine (centre_id, class_session_id, person_id, sequence)
        select s.centre_id, s.id, p.person_id, least($7, r.last_sequence)
        from class_sessions s
        cross join (select $5::uuid as person_id, $6::text as stamp) p
        join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id
        where s.centre_id = $1 and s.id = $2 and $7 > 0 and {RoomAccess.IsIn} and {RoomAccess.Place} is not null
        on conflict (centre_id, class_session_id, person_id) do update set sequence = excluded.sequence where mine.sequence < excluded.sequence
        """;

    // A post that waited for the lecturer is new where it stands, once it is let through.
    private static readonly string UnreadSql = $"""
        select s.id, (
            select count(*)::int from (
                select from room_events l
                where l.centre_id = $1 and l.class_session_id = s.id and l.kind = 1 and l.group_id is null and l.actor_id <> $2
                    and l.sequence > coalesce((select mine.sequence from room_reads mine
                        where mine.centre_id = $1 and mine.class_session_id = s.id and mine.person_id = $2), 0)
                    and (l.audience = 0 or exists (select from room_events c where c.centre_id = $1 and c.class_session_id = s.id
                        and c.about = l.sequence and c.kind = 11))
                limit {MostUnread + 1}) unread)
        from class_sessions s
        where s.centre_id = $1 and s.id = any ($3) and (s.lecturer_id = $2 or exists (select from enrolments e
            where e.centre_id = $1 and e.class_id = s.class_id and e.person_id = $2 and e.left_at is null))
        """;

    /// <summary>How many posts by others somebody has not had before their eyes, of the rooms where they learn or teach; what is more than <see cref="MostUnread"/> is one more.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> Unread(Guid centreId, Guid personId, Guid[] sessions, CancellationToken stop)
    {
        var unread = new Dictionary<Guid, int>();
        if (sessions.Length == 0)
        {
            return unread;
        }

        await using var command = database.Command(UnreadSql, centreId, personId, sessions);
        await using var row = await command.ExecuteReaderAsync(stop);
        while (await row.ReadAsync(stop))
        {
            unread[row.GetGuid(0)] = row.GetInt32(1);
        }

        return unread;
    }

    /// <summary>Nothing for strangers, and where they had read further before.</summary>
    public async Task Mark(RoomVisitor who, Guid sessionId, long sequence, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(MarkSql);
        RoomAccess.Fill(command.Parameters, who.CentreId, sessionId, SchoolTime.Day(now), now);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = who.PersonId });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = who.Stamp });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = sequence });
        await command.ExecuteNonQueryAsync(stop);
    }
}
