namespace Lms.Data.Discussions;

/// <summary>The question wall, read from the log, in SQL.</summary>
internal static class QuestionSql
{
    // Of a question `l`. Kinds: 23 answers or reopens, 24 pins or unpins, 26 withdraws, 27 hides or restores, 28 approves.
    public const string State = """
        cross join lateral (
            select coalesce(bool_or(c.kind = 26), false) as withdrawn,
                coalesce((array_agg(c.value order by c.sequence desc) filter (where c.kind = 27))[1] = 1, false) as hidden,
                l.audience = 1 and not coalesce(bool_or(c.kind = 28), false) as held,
                coalesce((array_agg(c.value order by c.sequence desc) filter (where c.kind = 24))[1] = 1, false) as pinned,
                coalesce((array_agg(c.value order by c.sequence desc) filter (where c.kind = 23))[1] = 1, false) as answered,
                max(c.sequence) filter (where c.kind = 23 and c.value = 1 and c.body_source <> '') as written,
                coalesce(max(c.sequence) filter (where c.kind = 23 and c.value = 0), 0) as reopened
            from room_events c
            where c.centre_id = l.centre_id and c.class_session_id = l.class_session_id and c.about = l.sequence
                and c.kind in (23, 24, 26, 27, 28)
        ) state
        """;

    /// <summary>Of a session `s`: how many questions everyone reads and nobody has answered; those that ask the same are one.</summary>
    public const string OpenCount = $"""
        (select count(*) from room_events l {State}
            where l.centre_id = s.centre_id and l.class_session_id = s.id and l.kind in (20, 21) and {IsOpen})
        """;

    /// <summary>
    /// The questions of room $2, each with the one at the head of all that ask the same, and the votes that stand. A question that was
    /// joined to one that is gone stands alone again. A vote taken back is taken back for all that had been joined by then.
    /// </summary>
    public const string Wall = $"""
        with recursive asked as (
            select l.*, state.* from room_events l {State}
            where l.centre_id = $1 and l.class_session_id = $2 and l.kind in (20, 21)
        ), joins as (
            select distinct on (j.about) j.about, j.reply_to, j.sequence from room_events j
            where j.centre_id = $1 and j.class_session_id = $2 and j.kind = 25 order by j.about, j.sequence desc
        ), joined as (
            select last.* from joins last
            join asked head on head.sequence = last.reply_to and not head.withdrawn and not head.hidden
        ), tree as (
            select a.sequence, a.sequence as head from asked a where not exists (select from joined j where j.about = a.sequence)
            union all
            select j.about, t.head from tree t join joined j on j.reply_to = t.sequence
        ), votes as (
            select v.about, v.actor_id, v.value, v.sequence, t.head from tree t
            join room_events v on v.centre_id = $1 and v.class_session_id = $2 and v.about = t.sequence and v.kind = 22
        ), standing as (
            select v.head, v.actor_id from votes v
            left join joins j on j.about = v.about
            where v.value = 1 and not exists (select from votes back where back.actor_id = v.actor_id and back.value = 0 and back.sequence > v.sequence
                and (back.about = v.about or (back.sequence > j.sequence and (back.about = j.reply_to or back.head = v.head))))
        ), tally as (
            select head, count(distinct actor_id) as votes, bool_or(actor_id = $3) as mine from standing group by head
        )
        select q.id, q.sequence, q.actor_id, asker.full_name, q.value = 1, q.at, q.body_html, q.held, q.withdrawn, q.hidden,
            lead.answered, q.pinned, t.head, coalesce(tally.votes, 0), coalesce(tally.mine, false),
            bool_or(q.actor_id = $3) over (partition by t.head), answer.body_html, source.title
        from asked q
        join tree t on t.sequence = q.sequence
        join asked lead on lead.sequence = t.head
        join people asker on asker.id = q.actor_id
        left join tally on tally.head = t.head
        left join room_events answer on answer.centre_id = $1 and answer.class_session_id = $2
            and answer.sequence = q.written and q.written > q.reopened and q.answered
        left join room_events origin on origin.centre_id = $1 and origin.id = q.origin_id
        left join class_sessions source on source.centre_id = $1 and source.id = origin.class_session_id
        order by q.sequence
        """;

    /// <summary>What earlier sessions of the class left open and no later one has taken over; the latest session first.</summary>
    public const string Former = $"""
        select l.id, l.actor_id, asker.full_name, l.value = 1, l.at, l.body_html, earlier.title
        from class_sessions s
        join class_sessions earlier on earlier.centre_id = s.centre_id and earlier.class_id = s.class_id and earlier.starts_at < s.starts_at
        join room_events l on l.centre_id = earlier.centre_id and l.class_session_id = earlier.id and l.kind in (20, 21)
        join people asker on asker.id = l.actor_id
        {State}
        where s.centre_id = $1 and s.id = $2 and {IsOpen}
            and not exists (select from room_events later where later.centre_id = l.centre_id and later.origin_id = l.id)
        order by earlier.starts_at desc, l.sequence
        limit 50
        """;

    /// <summary>Where one of <see cref="Former"/> is: $3 is its id.</summary>
    public const string OneFormer = $"""
        select l.id, l.actor_id, l.value = 1, l.body_source
        from class_sessions s
        join class_sessions earlier on earlier.centre_id = s.centre_id and earlier.class_id = s.class_id and earlier.starts_at < s.starts_at
        join room_events l on l.centre_id = earlier.centre_id and l.class_session_id = earlier.id and l.kind in (20, 21) and l.id = $3
        {State}
        where s.centre_id = $1 and s.id = $2 and {IsOpen}
            and not exists (select from room_events later where later.centre_id = l.centre_id and later.origin_id = l.id)
        """;

    private const string IsOpen = """
        not state.withdrawn and not state.hidden and not state.held and not state.answered
            and not exists (select from room_events j where j.centre_id = l.centre_id and j.class_session_id = l.class_session_id
                and j.about = l.sequence and j.kind = 25)
        """;
}
