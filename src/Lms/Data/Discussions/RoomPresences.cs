using Lms.Domain.Classes;
using Lms.Domain.Discussions;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>Somebody who is in a room now.</summary>
public readonly record struct PresentPerson(Guid CentreId, Guid SessionId, Guid PersonId);

/// <summary>Keeps who was in which room in which minute, and says how long that was.</summary>
public sealed class RoomPresences(NpgsqlDataSource database)
{
    private const int SecondsOfAMinute = 60;

    // Trainees of the class in a room that is open: nobody else's time is anybody's business.
    private const string KeepSql = """
        insert into room_presences as known (centre_id, class_session_id, person_id, minutes)
        select here.centre_id, here.session_id, here.person_id, int4multirange(int4range($4, $4 + 1))
        from (select distinct * from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as listed (centre_id, session_id, person_id)
            order by centre_id, session_id, person_id) here
        join session_rooms r on r.centre_id = here.centre_id and r.class_session_id = here.session_id
            and r.opened_at is not null and r.closed_at is null
        join class_sessions s on s.centre_id = here.centre_id and s.id = here.session_id
        join enrolments e on e.centre_id = s.centre_id and e.class_id = s.class_id and e.person_id = here.person_id and e.left_at is null
        on conflict (centre_id, class_session_id, person_id) do update set minutes = known.minutes + excluded.minutes
            where not known.minutes @> excluded.minutes
        """;

    /// <summary>The minutes of the session in which its room was open, from the room's own log.</summary>
    private static readonly string HeldSql = $"""
        with span as (
            select floor(extract(epoch from starts_at) / {SecondsOfAMinute})::int as first,
                ceil(extract(epoch from least(ends_at, $3)) / {SecondsOfAMinute})::int as beyond
            from class_sessions where centre_id = $1 and id = $2
        ), doors as (
            select kind, at, lead(at) over (order by sequence) as until from room_events
            where centre_id = $1 and class_session_id = $2 and kind in ({(int)RoomEventKind.Opened}, {(int)RoomEventKind.Closed})
        ), turns as (
            select greatest(floor(extract(epoch from at) / {SecondsOfAMinute})::int, span.first) as first,
                least(floor(extract(epoch from coalesce(until, $3)) / {SecondsOfAMinute})::int + 1, span.beyond) as beyond
            from doors cross join span where kind = {(int)RoomEventKind.Opened}
        ), held as (
            select range_agg(int4range(first, beyond)) as minutes from turns where first < beyond
        )
        """;

    private static readonly string MinutesSql = $"""
        {HeldSql}
        select p.person_id,
            coalesce((select sum(upper(part) - lower(part)) from unnest(p.minutes * held.minutes) part), 0)::int,
            (select sum(upper(part) - lower(part)) from unnest(held.minutes) part)::int
        from held left join room_presences p on p.centre_id = $1 and p.class_session_id = $2
        where held.minutes is not null
        """;

    /// <summary>Everybody of one moment in one statement. Said twice, or by two nodes, it is the same.</summary>
    public async Task Keep(IReadOnlyCollection<PresentPerson> people, DateTimeOffset now, CancellationToken stop)
    {
        await using var command = database.Command(
            KeepSql,
            people.Select(one => one.CentreId).ToArray(),
            people.Select(one => one.SessionId).ToArray(),
            people.Select(one => one.PersonId).ToArray(),
            (int)(now.ToUnixTimeSeconds() / SecondsOfAMinute));
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>How long the room was open during the session, and how long each trainee was there: those never there are left out.</summary>
    public async Task<(int Held, Dictionary<Guid, PresentMinutes> People)> Minutes(Guid centreId, Guid sessionId, DateTimeOffset now, CancellationToken stop)
    {
        await using var command = database.Command(MinutesSql, centreId, sessionId, now);
        await using var row = await command.ExecuteReaderAsync(stop);
        var (held, people) = (0, new Dictionary<Guid, PresentMinutes>());
        while (await row.ReadAsync(stop))
        {
            held = row.GetInt32(2);
            if (row.NullableValue<Guid>(0) is { } person)
            {
                people[person] = new PresentMinutes(row.GetInt32(1), held);
            }
        }

        return (held, people);
    }
}
