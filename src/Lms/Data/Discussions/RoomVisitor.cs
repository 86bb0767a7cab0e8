using Lms.Domain.Discussions;
using Lms.Domain.People;
using Npgsql;

namespace Lms.Data.Discussions;

/// <summary>Who asks for a room: a person at a centre, by the cookie they came with.</summary>
public sealed record RoomVisitor(Guid CentreId, Guid PersonId, string Stamp);

/// <summary>The one question who may be in a room, in SQL: asked at every call and before every message.</summary>
public static class RoomAccess
{
    /// <summary>
    /// Of a session `s` and a person `p` (person_id, stamp): the places of <see cref="RoomPlace"/>; null for strangers.
    /// SessionScopes says the same for pages.
    /// </summary>
    public static readonly string Place = $"""
        case when s.lecturer_id = p.person_id then {(int)RoomPlace.Lecturer}
             when exists (select from enrolments e where e.centre_id = s.centre_id and e.class_id = s.class_id
                 and e.person_id = p.person_id and e.left_at is null) then {(int)RoomPlace.Trainee}
             when exists (select from role_grants g where g.centre_id = s.centre_id and g.person_id = p.person_id
                 and g.role in ({(int)Role.Director}, {(int)Role.DeputyDirector}, {(int)Role.AcademicOffice})) then {(int)RoomPlace.Reader}
        end
        """;

    /// <summary>The lecturer took the word from `p` in the session `s`, and has not given it back.</summary>
    public const string IsMuted = """
        exists (select from (select l.kind from room_events l where l.centre_id = s.centre_id and l.class_session_id = s.id
            and l.person_id = p.person_id and l.kind in (12, 13) order by l.sequence desc limit 1) last where last.kind = 12)
        """;

    /// <summary>The group in which `p` sits now, in the room `r` of the session `s`.</summary>
    public const string Group = """
        case when r.groups_are_open then (select g.id from room_groups g
            join room_group_members m on m.centre_id = g.centre_id and m.room_group_id = g.id and m.person_id = p.person_id
            where g.centre_id = s.centre_id and g.class_session_id = s.id and g.round = r.groups_round) end
        """;

    /// <summary>All groups in which `p` sat, in the room `r` of the session `s`; asked only where there were any.</summary>
    public const string Groups = """
        case when r.groups_round > 0 then array(select g.id from room_groups g
            join room_group_members m on m.centre_id = g.centre_id and m.room_group_id = g.id and m.person_id = p.person_id
            where g.centre_id = s.centre_id and g.class_session_id = s.id) end
        """;

    /// <summary>
    /// A member today, with a session that still holds. An account is locked for good when its lock lasts: the quarter of an
    /// hour after wrong passwords stops nobody who is in already, or anyone could silence a lecturer.
    /// </summary>
    public const string IsIn = """
        exists (select from memberships m where m.centre_id = s.centre_id and m.person_id = p.person_id
            and m.since <= $3 and (m.until is null or m.until >= $3))
        and exists (select from accounts a where a.id = p.person_id and a.security_stamp = p.stamp
            and (a.lockout_end is null or a.lockout_end <= $4::timestamptz + interval '1 hour'))
        """;

    /// <summary>$1 to $4 of every question here.</summary>
    public static void Fill(NpgsqlParameterCollection parameters, Guid centreId, Guid sessionId, DateOnly today, DateTimeOffset now)
    {
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = centreId });
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = sessionId });
        parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = today });
        parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
    }
}
