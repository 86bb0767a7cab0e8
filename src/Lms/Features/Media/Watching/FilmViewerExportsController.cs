using Lms.Access;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Media.Watching;

/// <summary>Who watched a film, to take along: every trainee of the class.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/films/{materialId:guid}/exports")]
public sealed class FilmViewerExportsController(SessionFilms films, FilmViewersQuery query) : ExportsController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid sessionId, Guid materialId, TableKind? format, CancellationToken stop)
    {
        if (await films.Find(sessionId, materialId, stop) is not { } film)
        {
            return NotFound();
        }

        if (!await May(SeeWatchedFilms.Policy, film.Session))
        {
            return Forbid();
        }

        var viewers = await query.Head(film, materialId, stop);
        return Take(
            format, Text["Media.WatchedFile"], query.All(viewers).AsAsyncEnumerable(),
            [
                new(Text["People.Code"], row => row.Code),
                new(Text["People.FullName"], row => row.FullName),
                new(Text["Media.SecondsWatched"], row => row.Seconds),
                new(Text["Media.PercentWatched"], row => viewers.Length is null ? null : viewers.PercentOf(row)),
                new(Text["Media.LastSeen"], row => row.SeenAt is { } at ? SchoolTime.Show(at, "datetime") : null),
                new(Text["Media.IsWatched"], row => viewers.Rules is null ? null : Text[viewers.IsDone(row) ? "Media.Watched" : "Media.NotWatched"]),
            ]);
    }
}
