using Lms.Access;
using Lms.Data.Search;
using Lms.Domain.Language.Searching;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Search;

/// <summary>One box for everything that a person may read at a centre.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer, Role.Trainee)]
[Route("c/{centre}/search")]
public sealed class SearchController(SearchReading search) : CentreController
{
    /// <param name="q">What is looked for: words, no operators.</param>
    /// <param name="place">Where; everywhere when it is left out.</param>
    /// <param name="page">From 1.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpGet]
    public async Task<IActionResult> Index(string? q, SearchPlace? place, int page, CancellationToken stop)
    {
        var (query, number) = (new SearchQuery(q ?? ""), Math.Clamp(page, 1, SearchReading.LastPage));
        var known = place is { } one && Enum.IsDefined(one) ? place : null;
        var found = await search.Find(SearchVisitor.Of(Me), query, known, number, stop);
        return View(new SearchPage(query, known, number, found, [.. found.Entries.Select(entry => FoundLine.Of(entry, query, Path().TrimEnd('/')))]));
    }
}
