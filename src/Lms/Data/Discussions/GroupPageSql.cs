namespace Lms.Data.Discussions;

/// <summary>The questions behind the pane of the small groups: those of the room's last round.</summary>
public static class GroupPageSql
{
    private const int LastPosts = 200;

    /// <summary>Every trainee of the class with the group in which they sit, if any. $1 centre, $2 session.</summary>
    public const string People = """
        select g.id, g.number, g.name, e.person_id, person.full_name, coalesce(g.rapporteur_id = e.person_id, false), r.groups_are_open
        from session_rooms r
        join class_sessions s on s.centre_id = r.centre_id and s.id = r.class_session_id
        join enrolments e on e.centre_id = s.centre_id and e.class_id = s.class_id and e.left_at is null
        join people person on person.id = e.person_id
        left join (room_groups g join room_group_members m on m.centre_id = g.centre_id and m.room_group_id = g.id)
            on g.centre_id = r.centre_id and g.class_session_id = r.class_session_id and g.round = r.groups_round and m.person_id = e.person_id
        where r.centre_id = $1 and r.class_session_id = $2 and r.groups_round > 0
        order by g.number, person.given_name, person.family_name, person.id
        """;

    /// <summary>The last report of each group of a round. $1 centre, $2 session.</summary>
    public static readonly string Reports = $"""
        select {RoomReading.Columns}
        from (select distinct on (l.group_id) l.* from session_rooms r
            join room_groups g on g.centre_id = r.centre_id and g.class_session_id = r.class_session_id and g.round = r.groups_round
            join room_events l on l.centre_id = g.centre_id and l.class_session_id = g.class_session_id and l.group_id = g.id and l.kind = 44
            where r.centre_id = $1 and r.class_session_id = $2
            order by l.group_id, l.sequence desc) line
        {RoomReading.Joins}
        order by line.sequence
        """;

    /// <summary>What was said in a group. $1 centre, $2 session, $3 group.</summary>
    public static readonly string Posts = $"""
        select {RoomReading.Columns}
        from (select * from room_events where centre_id = $1 and class_session_id = $2 and group_id = $3 and kind = 1
            order by sequence desc limit {LastPosts}) line
        {RoomReading.Joins}
        order by line.sequence
        """;
}
