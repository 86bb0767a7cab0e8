using Lms.Access;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Media.Watching;

/// <summary>Who watched a film of a session's lesson: for the lecturer, the office and leaders.</summary>
[Route("c/{centre}/sessions/{sessionId:guid}/films/{materialId:guid}")]
public sealed class FilmViewersController(SessionFilms films, FilmViewersQuery query) : CentreController
{
    /// <param name="sessionId">The session.</param>
    /// <param name="materialId">The film, as the lesson plan has it.</param>
    /// <param name="stop">Asked to stop.</param>
    /// <param name="page">Of trainees, from 1.</param>
    [HttpGet]
    public async Task<IActionResult> Show(Guid sessionId, Guid materialId, CancellationToken stop, int page = 1)
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
        await query.Fill(viewers, page, stop);
        return View(viewers);
    }
}
