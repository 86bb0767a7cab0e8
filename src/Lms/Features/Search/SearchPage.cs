using Lms.Data.Search;
using Lms.Domain.Language.Searching;

namespace Lms.Features.Search;

public sealed record SearchPage(SearchQuery Query, SearchPlace? Place, int Page, FoundEntries Found, IReadOnlyList<FoundLine> Lines)
{
    public string QueryString(SearchPlace? place) => $"?q={Uri.EscapeDataString(Query.Typed)}{(place is { } one ? $"&place={one}" : "")}";
}

/// <summary>A result as the page shows it.</summary>
public sealed record FoundLine(FoundEntry Entry, string Href, IReadOnlyList<ExcerptPiece> Title, IReadOnlyList<ExcerptPiece> Excerpt)
{
    public string Icon => Entry.Kind switch
    {
        SearchKind.Material => "file-text",
        SearchKind.Post => "message-square",
        SearchKind.Question => "message-circle-question-mark",
        SearchKind.Report => "users",
        SearchKind.Notes => "notebook-text",
        _ => "notebook-pen",
    };

    public static FoundLine Of(FoundEntry entry, SearchQuery query, string home) =>
        new(entry, home + PathOf(entry), SearchExcerpt.Whole(entry.Title, query), SearchExcerpt.Of(entry.Body, query));

    // To where the person reads it: the plan itself, or the lesson of their session.
    private static string PathOf(FoundEntry entry) => entry switch
    {
        { Kind: SearchKind.Question } => $"/sessions/{entry.ClassSessionId}/room/questions#question-{entry.Place}",
        { Kind: SearchKind.Post or SearchKind.Report, GroupId: { } group } => $"/sessions/{entry.ClassSessionId}/room/groups?group={group}",
        { Kind: SearchKind.Post } => $"/sessions/{entry.ClassSessionId}/room?before={entry.Place + 1}#post-{entry.Place}",
        { Kind: SearchKind.Plan, ReadsPlan: true } => $"/lesson-plans/{entry.LessonPlanId}",
        { Kind: SearchKind.Plan } => $"/sessions/{entry.TaughtId}/lesson",
        { ReadsPlan: true } => $"/lesson-plans/{entry.LessonPlanId}#part-{entry.Place}",
        _ => $"/sessions/{entry.TaughtId}/lesson/parts/{entry.Place}",
    };
}
