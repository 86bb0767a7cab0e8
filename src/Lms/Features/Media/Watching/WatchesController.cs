using Lms.Data.Films;
using Lms.Domain.Media;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Media.Watching;

/// <summary>A trainee opens a film of the lesson: where it goes on, what was watched of it, and the ticket that reports come with.</summary>
[JsonAnswer]
[Route("c/{centre}/sessions/{sessionId:guid}/films/{materialId:guid}/watches")]
public sealed class WatchesController(SessionFilms films, WatchLedger ledger, WatchTickets tickets) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sessionId, Guid materialId, CancellationToken stop)
    {
        if (await films.Find(sessionId, materialId, stop) is not { IsEnrolled: true, Length: { } length })
        {
            return NotFound();
        }

        var now = HttpContext.ArrivedAt();
        var watch = await ledger.Open(new FilmWatch(CentreId, sessionId, materialId, Me.PersonId, length, now), stop);
        return Json(new
        {
            ticket = tickets.Seal(new WatchTicket(new WatchKey(CentreId, sessionId, materialId, Me.PersonId), length, now, User.Stamp())),
            length,
            position = Math.Min(watch.Position, length),
            seconds = watch.Seconds,
            spans = WatchReportForm.Pairs(watch.Watched),
        });
    }
}
