using Lms.Data.Scopes;
using Lms.Domain.Language.Searching;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Npgsql;

namespace Lms.Data.Search;

/// <summary>A document that was found, with what says where it stands.</summary>
/// <param name="Place">The part's place in its plan; the number of the line in its room.</param>
/// <param name="ReadsPlan">The person may open the plan itself.</param>
/// <param name="TaughtId">The session in which the person reads the plan; the last, when there are several.</param>
public sealed record FoundEntry(
    SearchKind Kind, Guid SourceId, string Title, string Body, DateTimeOffset At, long Place, Guid? LessonPlanId, Guid? ClassSessionId, Guid? GroupId,
    string? PlanTitle, int? PlanVersion, LessonPlanState? PlanState, bool ReadsPlan, Guid? TaughtId, string? SessionTitle, string? ClassName);

/// <param name="Total">How many were found; the least there are when <see cref="IsMore"/>.</param>
public sealed record FoundEntries(IReadOnlyList<FoundEntry> Entries, int Total, bool IsMore)
{
    public static readonly FoundEntries None = new([], 0, false);
}

/// <summary>Who searches, as the scopes ask.</summary>
/// <param name="SeesAll">A leader or the office.</param>
/// <param name="ReadsPlans">The pages of lesson plans are open to them at all.</param>
public sealed record SearchVisitor(Guid CentreId, Guid PersonId, bool SeesAll, bool IsLecturer, bool ReadsPlans)
{
    public static SearchVisitor Of(CurrentUser me) => new(
        me.CentreId, me.PersonId, LessonPlanScopes.SeesAll(me), me.Is(Role.Lecturer),
        me.IsAnyOf(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer));
}

/// <summary>Finds what a person may read at a centre, in one statement.</summary>
public sealed class SearchReading(NpgsqlDataSource database)
{
    public const int PageSize = SearchSql.PageSize;

    /// <summary>The last page that can hold anything.</summary>
    public const int LastPage = SearchSql.MostFound / PageSize;

    /// <param name="place">Here alone; null for everywhere.</param>
    /// <param name="page">From 1.</param>
    public async Task<FoundEntries> Find(SearchVisitor who, SearchQuery query, SearchPlace? place, int page, CancellationToken stop)
    {
        if (query.IsEmpty)
        {
            return FoundEntries.None;
        }

        await using var command = CommandFor(who, query, place, page);
        await using var row = await command.ExecuteReaderAsync(stop);
        var (entries, total) = (new List<FoundEntry>(PageSize), 0);
        while (await row.ReadAsync(stop))
        {
            total = row.GetInt32(0);
            if (!row.IsDBNull(1))
            {
                entries.Add(From(row));
            }
        }

        return new FoundEntries(entries, total, total == SearchSql.MostFound);
    }

    /// <summary>The statement, to be run by hand too.</summary>
    public NpgsqlCommand CommandFor(SearchVisitor who, SearchQuery query, SearchPlace? place, int page)
    {
        string[] marks = place is { } one ? [SearchMarks.Of(who.CentreId), SearchMarks.Of(one)] : [SearchMarks.Of(who.CentreId)];
        var tiers = query.Tiers(marks);
        return database.Command(
            SearchSql.With(tiers.Count, inSessions: !who.SeesAll && !who.ReadsPlans),
            [who.CentreId, who.PersonId, who.SeesAll, who.IsLecturer, who.ReadsPlans, query.Rank, (long)(page - 1) * PageSize, .. tiers]);
    }

    private static FoundEntry From(NpgsqlDataReader row) => new(
        (SearchKind)row.GetInt32(1),
        row.GetGuid(2),
        row.GetString(3),
        row.GetString(4),
        row.GetFieldValue<DateTimeOffset>(5),
        row.GetInt64(6),
        row.NullableValue<Guid>(7),
        row.NullableValue<Guid>(8),
        row.NullableValue<Guid>(9),
        row.NullableText(10),
        row.NullableValue<int>(11),
        (LessonPlanState?)row.NullableValue<int>(12),
        row.NullableValue<bool>(13) ?? false,
        row.NullableValue<Guid>(14),
        row.NullableText(15),
        row.NullableText(16));
}
