using System.Globalization;
using System.Text;
using Lms.Data.Films;
using Lms.Domain.Media;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Media;

/// <summary>
/// A film of a lesson in the page: how far it is, and where it is played from. Only this asks who somebody is: what it leads to opens by
/// the ticket in its path (docs/decisions/films.md).
/// </summary>
[Route("c/{centre}/materials/{id:guid}/film")]
public sealed class FilmsController(Films films, FilmShelf shelf) : CentreController
{
    /// <summary>For the script to put there.</summary>
    /// <param name="id">Of the lesson's material.</param>
    /// <param name="session">In which it is looked at; null outside of any.</param>
    /// <param name="stop">Asked to stop.</param>
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, Guid? session, CancellationToken stop) =>
        await films.Page(id, session, Path("materials", id, "film"), DocumentTriesController.IsFor(Me), stop) is { } page
            ? PartialView("_Film", page)
            : NotFound();

    /// <summary>Every size that there is, as HLS.</summary>
    [HttpGet("index.m3u8")]
    public async Task<IActionResult> Playlist(Guid id, CancellationToken stop) => await films.Made(id, stop) is { } film
        ? Unkept(Content(Master(film, await shelf.Path(film, stop)), "application/vnd.apple.mpegurl"))
        : NotFound();

    [HttpGet("plain.mp4"), HttpHead("plain.mp4")]
    public async Task<IActionResult> Plain(Guid id, CancellationToken stop) =>
        await films.Made(id, stop) is { } film ? Unkept(Redirect($"{await shelf.Path(film, stop)}/plain.mp4")) : NotFound();

    // A ticket is given to whoever may have it now.
    private IActionResult Unkept(IActionResult answer)
    {
        Response.Headers.CacheControl = "private, no-store";
        return answer;
    }

    // RFC 8216.
    private static string Master(Film film, string path)
    {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        foreach (var one in film.Renditions)
        {
            var size = one.Width is null ? "" : $",RESOLUTION={one.Width}x{one.Height}";
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-STREAM-INF:BANDWIDTH={one.BitsPerSecond},CODECS=\"{one.Codecs}\"{size}\n{path}/{one.Place}.m3u8\n");
        }

        return text.ToString();
    }
}
