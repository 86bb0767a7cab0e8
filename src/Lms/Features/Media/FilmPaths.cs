using System.Globalization;
using Lms.Data;
using Lms.Data.Films;
using Lms.Features.Media.Watching;
using Lms.Web.Films;

namespace Lms.Features.Media;

/// <summary>
/// What a film is played by, part by part, to whoever holds its ticket (docs/decisions/films.md). No controllers: a class of fifty asks for
/// hundreds of parts a minute, and none of what stands before a page is needed for one.
/// </summary>
internal static class FilmPaths
{
    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapWatchReports();
        var films = routes.MapGroup("/films/{ticket}");
        films.AllowAnonymous().ShortCircuit();
        films.Map("{place:int}.m3u8", (film, at) => film.Playlist(at("place")) is { } playlist ? new FilmPart("application/vnd.apple.mpegurl") { Text = playlist } : null);
        films.Map("{place:int}/head.mp4", (film, at) => film.Head(at("place")) is { } head ? new FilmPart("video/mp4") { Stretch = head } : null);
        films.Map("{place:int}/{number:int}.m4s", (film, at) => film.Segment(at("place"), at("number")) is { } segment ? new FilmPart("video/mp4") { Stretch = segment } : null);
        films.Map("poster.jpg", (film, _) => film.PosterSha256 is { } poster ? new FilmPart("image/jpeg") { Stretch = new FilmStretch(poster, 0, -1) } : null);
        films.Map("plain.mp4", (film, _) => new FilmPart("video/mp4") { Stretch = film.Plain });
    }

    private static void Map(this RouteGroupBuilder films, string path, Func<ShelvedFilm, Func<string, int>, FilmPart?> part) => films.MapMethods(
        path, [HttpMethods.Get, HttpMethods.Head],
        async http =>
        {
            if (await http.RequestServices.GetRequiredService<FilmShelf>().Find((string)http.GetRouteValue("ticket")!, http.RequestAborted) is { } found
                && part(found.Film, name => int.Parse((string)http.GetRouteValue(name)!, CultureInfo.InvariantCulture)) is { } asked)
            {
                await asked.Send(http, http.RequestServices.GetRequiredService<FileStore>(), found.Left);
                return;
            }

            http.Response.StatusCode = StatusCodes.Status404NotFound;
        });
}
