using Lms.Data;
using Lms.Data.Register;
using Microsoft.AspNetCore.WebUtilities;

namespace Lms.Features.Organisation;

public sealed record PeoplePage(PeopleFilter Filter, FoundPeople Found, PeopleChoices Choices)
{
    /// <summary>What asks for this list; the empty parts left out.</summary>
    public string Query => QueryOf(Filter);

    public static string QueryOf(PeopleFilter filter)
    {
        var parts = new Dictionary<string, string?>
        {
            ["find"] = filter.Find,
            ["unit"] = filter.Unit?.ToString(),
            ["duty"] = filter.Duty,
            ["class"] = filter.Class?.ToString(),
            ["role"] = filter.Role?.ToString(),
            ["former"] = filter.Former ? "true" : null,
            ["page"] = filter.Number > 1 ? filter.Number.ToString("D", null) : null,
        };
        return QueryHelpers.AddQueryString("", parts.Where(part => !string.IsNullOrEmpty(part.Value)));
    }

    public static async Task<PeoplePage> Load(
        LmsDbContext db, PeopleSearch search, Guid centreId, PeopleFilter filter, bool whole, DateTimeOffset now, CancellationToken stop) => new(
        filter,
        await search.Find(centreId, filter, now, stop),
        whole ? await PeopleChoices.All(db, centreId, filter, now, stop) : await PeopleChoices.Chosen(db, centreId, filter, stop));
}
