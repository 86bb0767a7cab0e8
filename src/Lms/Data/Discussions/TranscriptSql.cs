namespace Lms.Data.Discussions;

/// <summary>The two questions behind a session's transcript: what there is of it, and its lines.</summary>
internal static class TranscriptSql
{
    /// <summary>
    /// Of a line `l` of the session `s` and the person `p`: it is listed for them. What was said in a small group is for its members. What
    /// a line says to them is still theirs to be told by <see cref="RoomNews.For"/>; this keeps pages full and counts honest.
    /// </summary>
    private const string IsListed = """
        (l.audience = 0 or s.lecturer_id = p.person_id or l.actor_id = p.person_id
            or (l.audience = 1 and (l.person_id = p.person_id or exists (select from room_events c where c.centre_id = l.centre_id
                and c.class_session_id = l.class_session_id and c.about = l.sequence and c.kind in (11, 28))))
            or (l.audience = 2 and exists (select from room_group_members m where m.centre_id = l.centre_id and m.room_group_id = l.group_id
                and m.person_id = p.person_id)))
        """;

    /// <summary>Which part was shown from which line on: kinds 4 and 5 show one.</summary>
    private const string Shown = """
        select l.sequence, lead(l.sequence, 1, 9223372036854775807) over (order by l.sequence) as until, l.lesson_part_id
        from room_events l
        where l.centre_id = $1 and l.class_session_id = $2 and l.kind in (4, 5) and l.lesson_part_id is not null
        """;

    /// <summary>$1 to $4 of <see cref="RoomAccess.Fill"/>, $5 the person, $6 their stamp, $7 the kinds that are told, $8 those told to the lecturer alone.</summary>
    public static readonly string Head = $"""
        with shown as ({Shown}),
        said as (
            select coalesce(l.reply_to, l.sequence) as thread, l.actor_id
            from room_events l {PostState.Join}
            where l.centre_id = $1 and l.class_session_id = $2 and l.kind = 1 and l.group_id is null
                and not {PostState.IsHeld} and not {PostState.IsWithdrawn} and not {PostState.IsHidden}
        ),
        parts as (
            select part.position, part.title, count(*)::int as posts
            from said
            join shown on shown.sequence <= said.thread and said.thread < shown.until
            join lesson_parts part on part.centre_id = $1 and part.id = shown.lesson_part_id
            group by part.position, part.title
            order by posts desc, part.position limit 3
        )
        select {RoomAccess.Place} as place, s.title, s.starts_at, s.class_id, c.name as class_name, teacher.full_name as lecturer,
            centre.locality, r.opened_at, r.closed_at,
            (select coalesce(sum(coalesce(turn.until, $4) - turn.at), interval '0') from (
                select l.kind, l.at, lead(l.at) over (order by l.sequence) as until from room_events l
                where l.centre_id = $1 and l.class_session_id = $2 and l.kind in (5, 6)) turn where turn.kind = 5) as open_for,
            (select count(*)::int from said) as posts,
            (select count(distinct said.actor_id)::int from said
                join enrolments e on e.centre_id = $1 and e.class_id = s.class_id and e.person_id = said.actor_id and e.left_at is null) as speakers,
            (select count(*)::int from enrolments e where e.centre_id = $1 and e.class_id = s.class_id and e.left_at is null) as trainees,
            (select count(*)::int from room_events l where l.centre_id = $1 and l.class_session_id = $2 and l.kind = 2) as hands,
            (select count(*)::int from room_events l where l.centre_id = $1 and l.class_session_id = $2 and (l.kind = any($7) or (l.kind = any($8) and s.lecturer_id = p.person_id))
                and {IsListed}) as lines,
            (select array_agg(parts.position order by parts.posts desc, parts.position) from parts) as part_positions,
            (select array_agg(parts.title order by parts.posts desc, parts.position) from parts) as part_titles,
            (select array_agg(parts.posts order by parts.posts desc, parts.position) from parts) as part_posts,
            {RoomAccess.Groups} as groups
        from class_sessions s
        cross join (select $5::uuid as person_id, $6::text as stamp) p
        join centres centre on centre.id = s.centre_id
        join classes c on c.centre_id = s.centre_id and c.id = s.class_id
        join people teacher on teacher.id = s.lecturer_id
        left join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id
        where s.centre_id = $1 and s.id = $2 and {RoomAccess.IsIn}
        """;

    // The lecturer's acts on posts (9 to 11) and on questions (23 to 25, 27, 28): whose they are stands in no other column, and of the
    // rest, which may be somebody's who is not named, it is not asked.
    private const string Acts = "(9, 10, 11, 23, 24, 25, 27, 28)";

    /// <summary>
    /// Answers stand below what they answer. $1 the centre, $2 the session, $3 the person, $4 the kinds that are told, $5 how many
    /// are passed over, $6 the most; null for all. Nobody is asked who may: that was the question before.
    /// </summary>
    public static readonly string Lines = $"""
        with shown as ({Shown})
        select {RoomReading.Columns}, running.position as running_position, running.title as running_title,
            line.at as done_at, case when line.kind in {Acts} then done_by.full_name end as done_by,
            case when line.kind in {Acts} then line.body_html else '' end as own_html, case when line.kind = 25 then line.reply_to end as into
        from (
            select l.*, case l.kind when 1 then coalesce(l.reply_to, l.sequence) when 23 then l.about else l.sequence end as thread
            from room_events l
            join class_sessions s on s.centre_id = l.centre_id and s.id = l.class_session_id
            cross join (select $3::uuid as person_id) p
            where l.centre_id = $1 and l.class_session_id = $2 and l.kind = any($4) and {IsListed}
            order by thread, l.sequence offset $5 limit $6
        ) line
        {RoomReading.Joins}
        join people done_by on done_by.id = line.actor_id
        left join shown on shown.sequence <= line.thread and line.thread < shown.until
        left join lesson_parts running on running.centre_id = line.centre_id and running.id = shown.lesson_part_id
        order by line.thread, line.sequence
        """;
}
