namespace Lms.Data.Discussions;

/// <summary>What became of a post, from the lines about it: in SQL, of a line `l` of the log.</summary>
internal static class PostState
{
    // Kinds: 7 edits, 8 withdraws, 9 hides, 10 restores, 11 approves; of a question 26 withdraws, 27 hides or restores, 28 approves.
    public const string Join = """
        left join lateral (
            select max(c.sequence) filter (where c.kind = 7) as edit,
                max(c.at) filter (where c.kind = 7) as edited_at,
                coalesce(bool_or(c.kind in (8, 26)), false) as withdrawn,
                coalesce(max(c.sequence) filter (where c.kind = 9 or (c.kind = 27 and c.value = 1))
                    > coalesce(max(c.sequence) filter (where c.kind = 10 or (c.kind = 27 and c.value = 0)), 0), false) as hidden,
                coalesce(bool_or(c.kind in (11, 28)), false) as approved
            from room_events c
            where c.centre_id = l.centre_id and c.class_session_id = l.class_session_id and c.about = l.sequence
                and c.kind in (7, 8, 9, 10, 11, 26, 27, 28)
        ) state on l.kind in (1, 20, 21)
        """;

    public const string IsHeld = "(l.audience = 1 and not state.approved)";

    public const string IsWithdrawn = "state.withdrawn";

    public const string IsHidden = "state.hidden";
}
