using System.Globalization;
using System.Text;
using Lms.Domain.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Lms.Data.Films;

/// <summary>A part of a film as it is sent: a stretch of a file in the store.</summary>
/// <param name="Sha256">Of the file.</param>
public readonly record struct FilmStretch(string Sha256, long Begin, long Length);

/// <summary>What a film is made of, as it is asked for part by part.</summary>
public sealed class ShelvedFilm(Film film)
{
    private readonly byte[][] playlists = [.. film.Renditions.OrderBy(rendition => rendition.Place).Select(Playlist)];
    private readonly FilmRendition[] renditions = [.. film.Renditions.OrderBy(rendition => rendition.Place)];

    public string? PosterSha256 => film.PosterSha256;

    public FilmStretch Plain => new(film.PlainSha256!, 0, film.PlainLength!.Value);

    /// <summary>Of one size, as HLS; its paths begin where it lies itself.</summary>
    public byte[]? Playlist(int place) => place >= 0 && place < playlists.Length ? playlists[place] : null;

    public FilmStretch? Head(int place) =>
        place >= 0 && place < renditions.Length ? new FilmStretch(renditions[place].Sha256, 0, renditions[place].HeadLength) : null;

    public FilmStretch? Segment(int place, int number)
    {
        if (place < 0 || place >= renditions.Length || number < 0 || number >= renditions[place].Ends.Length)
        {
            return null;
        }

        var (ends, begin) = (renditions[place].Ends, number == 0 ? renditions[place].HeadLength : renditions[place].Ends[number - 1]);
        return new FilmStretch(renditions[place].Sha256, begin, ends[number] - begin);
    }

    // RFC 8216.
    private static byte[] Playlist(FilmRendition rendition)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{Math.Ceiling(rendition.Seconds.Max())}\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n#EXT-X-MAP:URI=\"{rendition.Place}/head.mp4\"\n");
        for (var number = 0; number < rendition.Seconds.Length; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{rendition.Seconds[number]:0.#####},\n{rendition.Place}/{number}.m4s\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("#EXT-X-ENDLIST\n").ToString());
    }
}

/// <summary>Gives tickets to films and finds what they open: once it was asked for, without the database.</summary>
public sealed class FilmShelf(IServiceScopeFactory scopes, FilmKeys keys, TimeProvider clock) : IDisposable
{
    // A film of an hour takes some 50 kB here. What was made of a film never changes.
    private const int Most = 500;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly MemoryCache films = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Where everything lies that a film is played by.</summary>
    public async ValueTask<string> Path(Film film, CancellationToken stop) =>
        $"/films/{FilmTicket.For(film, clock.GetUtcNow()).Write(await keys.Key(stop))}";

    /// <returns>Null for a ticket that opens nothing, or nothing any more.</returns>
    public async ValueTask<(ShelvedFilm Film, TimeSpan Left)?> Find(string ticket, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return FilmTicket.Read(ticket, await keys.Key(stop), now) is { } good && await Find(good, stop) is { } film ? (film, good.Until - now) : null;
    }

    public void Dispose() => films.Dispose();

    private async ValueTask<ShelvedFilm?> Find(FilmTicket ticket, CancellationToken stop)
    {
        var key = (ticket.CentreId, ticket.Sha256);
        if (films.TryGetValue(key, out ShelvedFilm? shelved))
        {
            return shelved;
        }

        await using var scope = scopes.CreateAsyncScope();
        var film = await scope.ServiceProvider.GetRequiredService<LmsDbContext>().Films.AsNoTracking().Include(film => film.Renditions)
            .SingleOrDefaultAsync(film => film.CentreId == ticket.CentreId && film.Sha256 == ticket.Sha256 && film.State == WorkState.Done, stop);
        return film is null ? null : films.Set(key, new ShelvedFilm(film), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
    }
}
