using Lms.Domain.Language.Searching;
using Lms.Web;
using Npgsql;

namespace Lms.Data.Search;

/// <summary>A document as it is read from where it is kept, ready to be found.</summary>
internal sealed record SearchDocument(
    Guid CentreId, SearchKind Kind, Guid SourceId, Guid? LessonPlanId, Guid? ClassSessionId, Guid? AuthorId, Guid? GroupId, long Place, bool IsHeld,
    bool IsHidden, string Title, string Body, DateTimeOffset At)
{
    public SearchTerms Terms => field ??= SearchTerms.Of(Title, Body, Marks());

    private IEnumerable<string> Marks()
    {
        yield return SearchMarks.Of(CentreId);
        yield return SearchMarks.Of(SearchMarks.PlaceOf(Kind));
        if (LessonPlanId is { } plan)
        {
            yield return $"{SearchMarks.Plan}{plan:n}";
        }

        if (ClassSessionId is { } session)
        {
            yield return $"{SearchMarks.Session}{session:n}";
        }
    }
}

/// <summary>What narrows a search in the index itself: the centre, the place, and where something belongs.</summary>
internal static class SearchMarks
{
    /// <summary>With the id of the plan behind it, without hyphens.</summary>
    public const string Plan = "plan";

    /// <summary>With the id of the session behind it, without hyphens.</summary>
    public const string Session = "session";

    public static string Of(Guid centreId) => centreId.ToString("n");

    public static string Of(SearchPlace place) => $"place{(int)place}";

    public static SearchPlace PlaceOf(SearchKind kind) => kind switch
    {
        SearchKind.Plan or SearchKind.Part or SearchKind.Notes => SearchPlace.Plans,
        SearchKind.Material => SearchPlace.Materials,
        SearchKind.Post or SearchKind.Question or SearchKind.Report => SearchPlace.Discussion,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

/// <summary>Reads documents from where they are kept: whole plans, and lines of rooms.</summary>
internal static class SearchSources
{
    // A head, its parts, their notes, their files; $1 centres and $2 plans, side by side.
    private const string OfPlans = """
        with asked as (select p.* from unnest($1::uuid[], $2::uuid[]) as a(centre_id, id) join lesson_plans p on p.centre_id = a.centre_id and p.id = a.id)
        select p.centre_id, 1, p.id, p.id, null::uuid, 0::bigint, false, false, p.header_title,
            concat_ws(E'\n', p.header_audience, p.header_knowledge, p.header_skill, p.header_attitude, p.header_methods, p.header_means,
                p.header_required_reading, p.header_further_reading), coalesce(p.approved_at, p.created_at), p.author_id, null::uuid
        from asked p
        union all
        select p.centre_id, 2, part.id, p.id, null, part.position, false, false, part.title, part.body_html || part.questions_html || part.local_link_html, coalesce(p.approved_at, p.created_at), p.author_id, null
        from asked p join lesson_parts part on part.centre_id = p.centre_id and part.lesson_plan_id = p.id
        union all
        select p.centre_id, 3, part.id, p.id, null, part.position, false, false, part.title, part.notes, coalesce(p.approved_at, p.created_at), p.author_id, null
        from asked p join lesson_parts part on part.centre_id = p.centre_id and part.lesson_plan_id = p.id
        where part.notes <> ''
        union all
        select p.centre_id, 4, m.id, p.id, null, part.position, false, false, coalesce(nullif(m.caption, ''), f.name),
            concat_ws(E'\n', case when m.caption <> '' then f.name end, t.text), f.stored_at, p.author_id, null
        from asked p
        join lesson_parts part on part.centre_id = p.centre_id and part.lesson_plan_id = p.id
        join materials m on m.centre_id = part.centre_id and m.lesson_part_id = part.id
        join files f on f.centre_id = m.centre_id and f.id = m.file_id
        left join file_texts t on t.centre_id = f.centre_id and t.file_id = f.id
        """;

    // A question is found by its written answer (kind 23) too, a small group's report (44) until another of the same group takes its place. What was withdrawn is not there any more; the name of whoever asked is not
    // among what is found. One row each, and said so: or the whole log is read through for a hundred lines.
    private static readonly string OfLines = $"""
        select l.centre_id, case l.kind when 1 then 5 when 44 then 7 else 6 end, l.id, null::uuid, l.class_session_id, l.sequence, coalesce({Discussions.PostState.IsHeld}, false),
            coalesce({Discussions.PostState.IsHidden}, false), case when l.kind in (1, 44) then actor.full_name else '' end, coalesce(edit.body_html, l.body_html) || coalesce(answer.body_html, ''), l.at, l.actor_id, l.group_id
        from unnest($1::uuid[], $2::uuid[]) as a(centre_id, id)
        join lateral (select * from room_events its where its.centre_id = a.centre_id and its.id = a.id and its.kind in (1, 20, 21, 44) limit 1) l on true
        join people actor on actor.id = l.actor_id
        {Discussions.PostState.Join}
        left join room_events edit on edit.centre_id = l.centre_id and edit.class_session_id = l.class_session_id and edit.sequence = state.edit
        left join lateral (select last.body_html from (select c.body_html, c.value from room_events c where c.centre_id = l.centre_id
                and c.class_session_id = l.class_session_id and c.about = l.sequence and c.kind = 23 order by c.sequence desc limit 1) last
            where last.value = 1) answer on l.kind in (20, 21)
        where {Discussions.PostState.IsWithdrawn} is not true
            and not (l.kind = 44 and exists (select from room_events later where later.centre_id = l.centre_id and later.class_session_id = l.class_session_id
                and later.kind = 44 and later.group_id = l.group_id and later.sequence > l.sequence))
        """;

    public static async Task<List<SearchDocument>> Read(
        NpgsqlConnection connection, IReadOnlyCollection<(Guid Centre, SearchKind Kind, Guid Source)> changes, CancellationToken stop)
    {
        var documents = new List<SearchDocument>();
        foreach (var (kind, sql) in new[] { (SearchKind.Plan, OfPlans), (SearchKind.Post, OfLines) })
        {
            var asked = changes.Where(change => change.Kind == kind).ToList();
            if (asked.Count > 0)
            {
                documents.AddRange(await Read(connection, sql, asked, stop));
            }
        }

        return documents;
    }

    private static async Task<List<SearchDocument>> Read(
        NpgsqlConnection connection, string sql, List<(Guid Centre, SearchKind Kind, Guid Source)> asked, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. asked.Select(change => change.Centre)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. asked.Select(change => change.Source)] });
        await using var row = await command.ExecuteReaderAsync(stop);
        var documents = new List<SearchDocument>();
        while (await row.ReadAsync(stop))
        {
            var kind = (SearchKind)row.GetInt32(1);
            documents.Add(new SearchDocument(
                row.GetGuid(0), kind, row.GetGuid(2), row.NullableValue<Guid>(3), row.NullableValue<Guid>(4), row.NullableValue<Guid>(11),
                row.NullableValue<Guid>(12), row.GetInt64(5), row.GetBoolean(6), row.GetBoolean(7), row.GetString(8), Body(kind, row.GetString(9)),
                row.GetFieldValue<DateTimeOffset>(10)));
        }

        return documents;
    }

    private static string Body(SearchKind kind, string kept) => kind switch
    {
        SearchKind.Part or SearchKind.Post or SearchKind.Question or SearchKind.Report => HtmlWords.Of(kept),
        SearchKind.Notes => HtmlWords.Of(Prose.Write(kept).Html),
        _ => kept.Trim(),
    };
}
