namespace Lms.Data.Discussions;

/// <summary>The two questions behind a session's transcript: what there is of it, and its lines.</summary>
internal static class TranscriptSql
{
    /// <summary>
    /// Of a line `l` of the session `s` and the person `p`: it is listed for them. What small groups said among themselves is not;
    /// their reports are. What it says to them is still theirs to be told
    /// by <see cref="RoomNews.For"/>; this keeps pages full and counts honest.
    /// </summary>
    private const string IsListed = """
        (l.audience = 0 or (l.audience = 1 and (s.lecturer_id = p.person_id or l.actor_id = p.person_id or l.person_id = p.person_id
            or exists (select from room_events c where c.centre_id = l.centre_id and c.class_session_id = l.class_session_id
                and c.about = l.sequence and c.kind = 11))))
        """;

    /// <summary>Which part was shown from which line on: kinds 4 and 5 show one.</summary>
    private const string Shown = """
        select l.sequence, lead(l.sequence, 1, 9223372036854775807) over (order by l.sequence) as until, l.lesson_part_id
        from room_events l
        where l.centre_id = $1 and l.class_session_id = $2 and l.kind in (4, 5) and l.lesson_part_id is not null
        """;

    /// <summary>$1 to $4 of <see cref="RoomAccess.Fill"/>, $5 the person, $6 their stamp, $7 the kinds that are told.</summary>
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
            (select count(*)::int from room_events l where l.centre_id = $1 and l.class_session_id = $2 and l.kind = any($7) and {IsListed}) as lines,
            (select array_agg(parts.position order by parts.posts desc, parts.position) from parts) as part_positions,
            (select array_agg(parts.title order by parts.posts desc, parts.position) from parts) as part_titles,
            (select array_agg(parts.posts order by parts.posts desc, parts.position) from parts) as part_posts
        from class_sessions s
        cross join (select $5::uuid as person_id, $6::text as stamp) p
        join centres centre on centre.id = s.centre_id
        join classes c on c.centre_id = s.centre_id and c.id = s.class_id
        join people teacher on teacher.id = s.lecturer_id
        left join session_rooms r on r.centre_id = s.centre_id and r.class_session_id = s.id
        where s.centre_id = $1 and s.id = $2 and {RoomAccess.IsIn}
        """;

    /// <summary>
    /// Answers stand below what they answer. $1 the centre, $2 the session, $3 the person, $4 the kinds that are told, $5 how many
    /// are passed over, $6 the most; null for all. Nobody is asked who may: that was the question before.
    /// </summary>
    public static readonly string Lines = $"""
        with shown as ({Shown})
        select {RoomReading.Columns}, running.position as running_position, running.title as running_title
        from (
            select l.*, coalesce(l.reply_to, l.sequence) as thread
            from room_events l
            join class_sessions s on s.centre_id = l.centre_id and s.id = l.class_session_id
            cross join (select $3::uuid as person_id) p
            where l.centre_id = $1 and l.class_session_id = $2 and l.kind = any($4) and {IsListed}
            order by thread, l.sequence offset $5 limit $6
        ) line
        {RoomReading.Joins}
        left join shown on shown.sequence <= line.thread and line.thread < shown.until
        left join lesson_parts running on running.centre_id = line.centre_id and running.id = shown.lesson_part_id
        order by line.thread, line.sequence
        """;
}
