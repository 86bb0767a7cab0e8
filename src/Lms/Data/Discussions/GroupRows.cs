using Lms.Domain.Discussions;
using Lms.Web;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>A trainee of the class, with the unit and the duty by which a class may be split.</summary>
public sealed record GroupCandidate(Guid PersonId, string? Unit, string? Duty);

/// <summary>Small groups in their rows: read for the rules, written together with the line that tells of them.</summary>
public sealed class GroupRows(NpgsqlDataSource database, TimeProvider clock)
{
    private const string StateSql = """
        select g.rapporteur_id, g.round = r.groups_round from room_groups g
        join session_rooms r on r.centre_id = g.centre_id and r.class_session_id = g.class_session_id
        where g.centre_id = $1 and g.class_session_id = $2 and g.id = $3
        """;

    private const string ReportsSql = "select exists (select from room_groups where centre_id = $1 and id = $2 and rapporteur_id = $3)";

    private const string CandidatesSql = """
        select e.person_id, u.name, t.name
        from class_sessions s
        join enrolments e on e.centre_id = s.centre_id and e.class_id = s.class_id and e.left_at is null
        left join lateral (
            select d.unit_id, d.tag from duty_assignments d
            where d.centre_id = e.centre_id and d.person_id = e.person_id and d.withdrawn_at is null
                and d."from" <= $3 and (d."to" is null or d."to" >= $3)
            order by d.is_primary desc, d."from" desc, d.id limit 1) duty on true
        left join units u on u.centre_id = e.centre_id and u.id = duty.unit_id
        left join duty_tags t on t.centre_id = e.centre_id and t.code = duty.tag
        where s.centre_id = $1 and s.id = $2
        order by e.person_id
        """;

    private const string LineIsThere = "exists (select from room_events where centre_id = $1 and id = $2)";

    private const string AddGroupsSql = $"""
        insert into room_groups (centre_id, id, class_session_id, round, number, name, rapporteur_id)
        select $1, g.id, $3, $4, g.number, g.name, g.rapporteur
        from unnest($5::uuid[], $6::int[], $7::text[], $8::uuid[]) as g(id, number, name, rapporteur)
        where {LineIsThere}
        """;

    private const string AddMembersSql = $"""
        insert into room_group_members (centre_id, room_group_id, person_id)
        select $1, m.room_group_id, m.person_id from unnest($3::uuid[], $4::uuid[]) as m(room_group_id, person_id)
        where {LineIsThere}
        """;

    private const string NameSql = $"update room_groups set rapporteur_id = $4 where centre_id = $1 and id = $3 and {LineIsThere}";

    // Out of the group of the same round, if any, and into the other.
    private const string MoveSql = $"""
        with gone as (
            delete from room_group_members m using room_groups g, room_groups other
            where other.centre_id = $1 and other.id = $3 and g.centre_id = other.centre_id and g.class_session_id = other.class_session_id
                and g.round = other.round and m.centre_id = g.centre_id and m.room_group_id = g.id and m.person_id = $4 and {LineIsThere}
        )
        insert into room_group_members (centre_id, room_group_id, person_id) select $1, $3, $4 where {LineIsThere}
        """;

    /// <summary>Null when the room has no such group.</summary>
    public async Task<GroupState?> State(Guid centreId, Guid sessionId, Guid groupId, CancellationToken stop)
    {
        await using var command = database.Command(StateSql, centreId, sessionId, groupId);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? new GroupState(groupId, row.GetGuid(0), row.GetBoolean(1)) : null;
    }

    public async Task<bool> Reports(Guid centreId, Guid groupId, Guid personId, CancellationToken stop)
    {
        await using var command = database.Command(ReportsSql, centreId, groupId, personId);
        return (bool)(await command.ExecuteScalarAsync(stop))!;
    }

    public async Task<List<GroupCandidate>> Candidates(Guid centreId, Guid sessionId, CancellationToken stop)
    {
        await using var command = database.Command(CandidatesSql, centreId, sessionId, SchoolTime.Day(clock.GetUtcNow()));
        await using var row = await command.ExecuteReaderAsync(stop);
        var people = new List<GroupCandidate>();
        while (await row.ReadAsync(stop))
        {
            people.Add(new GroupCandidate(row.GetGuid(0), row.NullableText(1), row.NullableText(2)));
        }

        return people;
    }

    public static NpgsqlBatchCommand[] Adding(RoomEvent line, IReadOnlyList<RoomGroup> groups)
    {
        var members = groups.SelectMany(group => group.Members).ToList();
        return
        [
            Command(
                AddGroupsSql, line.CentreId, line.Id, line.ClassSessionId, groups[0].Round,
                groups.Select(group => group.Id).ToArray(), groups.Select(group => group.Number).ToArray(),
                groups.Select(group => group.Name).ToArray(), groups.Select(group => group.RapporteurId).ToArray()),
            Command(
                AddMembersSql, line.CentreId, line.Id,
                members.Select(member => member.RoomGroupId).ToArray(), members.Select(member => member.PersonId).ToArray()),
        ];
    }

    public static NpgsqlBatchCommand[] Naming(RoomEvent line) => [Command(NameSql, line.CentreId, line.Id, line.GroupId!.Value, line.PersonId!.Value)];

    public static NpgsqlBatchCommand[] Moving(RoomEvent line) => [Command(MoveSql, line.CentreId, line.Id, line.GroupId!.Value, line.PersonId!.Value)];

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
