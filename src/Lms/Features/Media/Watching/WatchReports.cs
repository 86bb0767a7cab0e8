using System.Text.Json;
using Lms.Data;
using Lms.Data.Films;
using Lms.Domain.Media;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Media.Watching;

/// <summary>
/// What players say was watched, from whoever holds the ticket of a film that was opened (docs/decisions/watched-films.md). No controller:
/// a hall sends fifty a second, the ticket says who it is, and the statement that counts asks whether they still may.
/// </summary>
internal static class WatchReports
{
    private const int MostBytes = 16_000;

    /// <summary>400 for what is no report; 409 for what does not count: the film is to be opened again, and whoever may not is told so there.</summary>
    public static void MapWatchReports(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/films/reports", Take).AllowAnonymous().ShortCircuit().WithMetadata(new RequestSizeLimitAttribute(MostBytes));

    private static async Task Take(HttpContext http)
    {
        if (await Read(http.Request) is not { } form || !form.IsWell())
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        try
        {
            if (await Count(http, form) is { } counted)
            {
                await http.Response.WriteAsJsonAsync(counted, CancellationToken.None);
                return;
            }

            http.Response.StatusCode = StatusCodes.Status409Conflict;
        }
        catch (Exception problem) when (problem is TimeoutException || DatabaseOutOfReach.Is(problem))
        {
            http.Response.Headers.RetryAfter = "10";
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static async Task<WatchReportForm?> Read(HttpRequest request)
    {
        try
        {
            return await request.ReadFromJsonAsync<WatchReportForm>(request.HttpContext.RequestAborted);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or BadHttpRequestException)
        {
            return null;
        }
    }

    // A tab that closes behind its last report does not take it back: nothing cancels it.
    private static async Task<WatchReportAnswer?> Count(HttpContext http, WatchReportForm form)
    {
        var services = http.RequestServices;
        if (services.GetRequiredService<WatchTickets>().Read(form.Ticket) is not { } ticket)
        {
            return null;
        }

        var by = new Asker(ticket.Stamp, services.GetRequiredService<TimeProvider>().Today());
        return await services.GetRequiredService<WatchLedger>().Count(new WatchTold(ticket.Key, by, form.Report(ticket), http.ArrivedAt())) is { } counted
            ? new WatchReportAnswer(counted.Seconds, ticket.Length, FilmWatch.Percent(counted.Seconds, ticket.Length), WatchReportForm.Pairs(counted.Counted))
            : null;
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

/// <param name="Seconds">Watched of the film by now.</param>
/// <param name="Length">Of the film, in whole seconds.</param>
/// <param name="Counted">Of what was told, as pairs like those of the report.</param>
public sealed record WatchReportAnswer(int Seconds, int Length, int Percent, int[][] Counted);
