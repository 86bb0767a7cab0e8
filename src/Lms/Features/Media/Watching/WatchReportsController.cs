using Lms.Data.Films;
using Lms.Domain.Media;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Media.Watching;

/// <summary>
/// What a player says was watched. What the ticket does not vouch for is not looked at; what the class or the plan no longer has is
/// not counted (docs/decisions/watched-films.md).
/// </summary>
[JsonAnswer]
[Route("c/{centre}/sessions/{sessionId:guid}/films/{materialId:guid}/reports")]
public sealed class WatchReportsController(SessionFilms films, WatchLedger ledger, WatchTickets tickets) : CentreController
{
    private const int MostBytes = 16_000;

    /// <returns>404 for whoever is not taught by this film, 409 when it is to be opened again.</returns>
    [HttpPost]
    [RequestSizeLimit(MostBytes)]
    public async Task<IActionResult> Create(Guid sessionId, Guid materialId, [FromBody] WatchReportForm form, CancellationToken stop)
    {
        var key = new WatchKey(CentreId, sessionId, materialId, Me.PersonId);
        if (ModelState.IsValid && form.IsWell() && tickets.Read(form.Ticket) is { } ticket && ticket.Key == key)
        {
            return await Count(new WatchTold(key, form.Report(ticket), HttpContext.ArrivedAt()));
        }

        return await films.Find(sessionId, materialId, stop) is not { IsEnrolled: true } ? NotFound()
            : ModelState.IsValid && form.IsWell() ? Conflict()
            : BadRequest();
    }

    private async Task<IActionResult> Count(WatchTold told)
    {
        try
        {
            // A tab that closes behind its last report does not take it back: nothing cancels it.
            return await ledger.Count(told) is not { } counted ? NotFound()
                : Json(new { seconds = counted.Seconds, length = told.Report.Length, percent = FilmWatch.Percent(counted.Seconds, told.Report.Length), counted = WatchReportForm.Pairs(counted.Counted) });
        }
        catch (Exception problem) when (problem is TimeoutException || DatabaseOutOfReach.Is(problem))
        {
            Response.Headers.RetryAfter = "10";
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}

/// <summary>A report as it is sent.</summary>
/// <param name="Ticket">As it was given with the film.</param>
/// <param name="Position">Where the film stands, in seconds from the beginning.</param>
/// <param name="Spans">Pairs of whole seconds: from one up to but not including the other.</param>
public sealed record WatchReportForm(string Ticket, int Position, int[][] Spans)
{
    public static int[][] Pairs(WatchedSpans spans) => [.. spans.Spans.Select(span => new[] { span.From, span.To })];

    public bool IsWell() => Ticket is { Length: > 0 } && Spans is { Length: <= WatchReport.MostSpans } && Array.TrueForAll(Spans, span => span is { Length: 2 });

    public WatchReport Report(WatchTicket ticket) => new([.. Spans.Select(span => new WatchedSpan(span[0], span[1]))], Position, ticket.Length, ticket.OpenedAt);
}
