using Lms.Data.Discussions;
using Lms.Domain.Language.Searching;
using Lms.Domain.Lessons;

namespace Lms.Data.Search;

/// <summary>
/// The one statement of a search: who may find what, the questions of the query one after the other until there is enough, and
/// only then the order. $1 centre, $2 person, $3 leader or office, $4 lecturer, $5 plans have pages for them, $6 what ranks, $7 passed over,
/// $8 and on the questions.
/// </summary>
internal static class SearchSql
{
    /// <summary>Looked at no further: putting what is found in order costs more than finding it.</summary>
    public const int MostFound = 200;

    public const int PageSize = 20;

    private const int FirstTier = 8;

    // LessonPlanScopes and SessionScopes in SQL; and the small groups in which the person sat.
    private static readonly string Scopes = $"""
        plans as materialized (
            select p.id from lesson_plans p
            where p.centre_id = $1 and $5 and ($3 or p.author_id = $2
                or exists (select from lesson_plan_writers w where w.centre_id = p.centre_id and w.lesson_plan_id = p.id and w.person_id = $2)
                or ($4 and p.state in ({(int)LessonPlanState.Approved}, {(int)LessonPlanState.Archived})))
        ), sessions as materialized (
            select s.id, s.lesson_plan_id, s.lecturer_id = $2 as leads, s.starts_at from class_sessions s
            where s.centre_id = $1 and ($3 or s.lecturer_id = $2 or exists (select from enrolments e
                where e.centre_id = $1 and e.class_id = s.class_id and e.person_id = $2 and e.left_at is null))
        ), own_groups as materialized (
            select m.room_group_id as id from room_group_members m where m.centre_id = $1 and m.person_id = $2
        )
        """;

    /// <summary>
    /// For whoever has only sessions: what does not belong to these or to what is taught in them is passed over in the index, or a thousand
    /// documents are read for one that they may find. It decides nothing: who may is asked of what is left.
    /// </summary>
    private static readonly string Belonging = $"""
        belonging as materialized (
            select coalesce(string_agg(distinct quote_literal('{SearchTerms.Mark}' || m.mark), ' | '), quote_literal('{SearchTerms.Mark}nothing'))::tsquery as query
            from sessions s
            cross join lateral (values ('{SearchMarks.Session}' || replace(s.id::text, '-', '')), ('{SearchMarks.Plan}' || replace(s.lesson_plan_id::text, '-', ''))) as m(mark)
            where m.mark is not null
        )
        """;

    /// <summary>
    /// Of an entry `e`: the person may find it. A plan by whoever sees plans, and what is taught of it by its class; its notes by no
    /// trainee. What is said in a room as RoomPost.IsFor has it: what waits by its author and the lecturer, what is hidden by the lecturer,
    /// what was said in a group by the group, and what it told the class by the class.
    /// </summary>
    private const string IsFor = """
        (e.centre_id = $1 and case e.kind
            when 1 then e.lesson_plan_id in (select id from plans) or e.lesson_plan_id in (select lesson_plan_id from sessions where lesson_plan_id is not null)
            when 2 then e.lesson_plan_id in (select id from plans) or e.lesson_plan_id in (select lesson_plan_id from sessions where lesson_plan_id is not null)
            when 3 then e.lesson_plan_id in (select id from plans) or e.lesson_plan_id in (select lesson_plan_id from sessions where leads and lesson_plan_id is not null)
            when 4 then e.lesson_plan_id in (select id from plans) or e.lesson_plan_id in (select lesson_plan_id from sessions where lesson_plan_id is not null)
            when 5 then e.class_session_id in (select id from sessions where leads)
                or (not e.is_hidden and e.class_session_id in (select id from sessions)
                    and (e.author_id = $2 or (not e.is_held and (e.group_id is null or e.group_id in (select id from own_groups)))))
            when 6 then e.class_session_id in (select id from sessions where leads)
                or (not e.is_hidden and e.class_session_id in (select id from sessions) and (e.author_id = $2 or not e.is_held))
            when 7 then e.class_session_id in (select id from sessions)
            else false end)
        """;

    // Asked of the log itself once more: the job may have read a line the moment before it was withdrawn.
    private static readonly string Page = $"""
        select c.total, h.kind, h.source_id, h.title, h.body, h.at, h.place, h.lesson_plan_id, h.class_session_id, h.group_id,
            p.header_title, p.version_number, p.state, h.reads_plan, taught.id, s.title, cl.name
        from (select count(*)::int as total from found) c
        left join (
            select e.*, f.tier, ts_rank(e.weights, $6::tsquery) as rank, e.lesson_plan_id in (select id from plans) as reads_plan
            from found f join search_entries e on e.centre_id = $1 and e.kind = f.kind and e.source_id = f.source_id
            order by f.tier, rank desc, e.at desc, e.kind, e.source_id
            offset $7 limit {PageSize}
        ) h on not exists (
            select from room_events l {PostState.Join}
            where h.kind in (5, 6) and l.centre_id = $1 and l.id = h.source_id and ({PostState.IsWithdrawn} or ({PostState.IsHidden} and not h.is_hidden)))
        left join lesson_plans p on p.centre_id = $1 and p.id = h.lesson_plan_id
        left join lateral (
            select x.id from sessions x where x.lesson_plan_id = h.lesson_plan_id and (h.kind <> 3 or x.leads)
            order by x.starts_at desc, x.id limit 1) taught on true
        left join class_sessions s on s.centre_id = $1 and s.id = coalesce(h.class_session_id, taught.id)
        left join classes cl on cl.centre_id = $1 and cl.id = s.class_id
        order by h.tier, h.rank desc, h.at desc, h.kind, h.source_id
        """;

    private static readonly string[] Everywhere = [.. Enumerable.Range(1, SearchQuery.MostTiers).Select(tiers => Build(tiers, inSessions: false))];
    private static readonly string[] InSessions = [.. Enumerable.Range(1, SearchQuery.MostTiers).Select(tiers => Build(tiers, inSessions: true))];

    /// <summary>The statement for a query of so many questions.</summary>
    /// <param name="inSessions">The person has their sessions alone.</param>
    public static string With(int tiers, bool inSessions) => (inSessions ? InSessions : Everywhere)[tiers - 1];

    private static string Build(int tiers, bool inSessions) => $"""
        with {Scopes}, {(inSessions ? Belonging + ", " : "")}{string.Join(", ", Enumerable.Range(1, tiers).Select(tier => Tier(tier, inSessions)))}, found as materialized (
            {string.Join(" union all ", Enumerable.Range(1, tiers).Select(tier => $"select {tier} as tier, kind, source_id from tier_{tier}"))}
        )
        {Page}
        """;

    private static string Tier(int tier, bool inSessions)
    {
        var before = Enumerable.Range(1, tier - 1).ToList();
        return $"""
            tier_{tier} as materialized (
                select e.kind, e.source_id from search_entries e
                where e.words @@ {(inSessions ? $"(${FirstTier + tier - 1}::tsquery && (select query from belonging))" : $"${FirstTier + tier - 1}::tsquery")} and {IsFor}
                    {string.Concat(before.Select(one => $" and (e.kind, e.source_id) not in (select kind, source_id from tier_{one})"))}
                limit {MostFound}{string.Concat(before.Select(one => $" - (select count(*) from tier_{one})"))}
            )
            """;
    }
}
