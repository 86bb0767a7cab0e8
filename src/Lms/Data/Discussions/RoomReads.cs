using Lms.Web;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>How far people have followed the talk of rooms: a row each, that only goes up.</summary>
public sealed class RoomReads(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly string MarkSql = $"""
        insert into room_reads as mine (centre_id, class_session_id, person_id, sequence)
        select s.centre_id, s.id, p.person_id, least($7, r.last_sequence)
        from class_sessions s
        cross join (select $5::uuid as person_id, $6::text as stamp) p
        join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id
        where s.centre_id = $1 and s.id = $2 and $7 > 0 and {RoomAccess.IsIn} and {RoomAccess.Place} is not null
        on conflict (centre_id, class_session_id, person_id) do update set sequence = excluded.sequence where mine.sequence < excluded.sequence
        """;

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
