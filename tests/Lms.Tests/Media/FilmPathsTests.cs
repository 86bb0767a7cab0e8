using System.Net;
using System.Net.Http.Headers;
using Lms.Data;
using Lms.Data.Films;
using Lms.Domain.Media;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Media;

/// <summary>What a film is played by opens by its ticket alone, for its time, and nothing else does.</summary>
public sealed class FilmPathsTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Trainee = "SV-HV08";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_playlist_everything_is_found_without_saying_who_asks()
    {
        var (path, film) = await Made();
        var master = await Lines(await Ask(await app.As(Trainee), $"{path}/index.m3u8"));
        var size = master.Single(line => line.StartsWith('/'));
        Assert.Contains($"BANDWIDTH={film.Renditions[0].BitsPerSecond},CODECS=\"{film.Renditions[0].Codecs}\",RESOLUTION=64x48", master.Single(line => line.StartsWith("#EXT-X-STREAM-INF", StringComparison.Ordinal)), StringComparison.Ordinal);

        var playlist = await Get(size);
        Assert.Equal("application/vnd.apple.mpegurl", playlist.Content.Headers.ContentType!.MediaType);
        var lines = await Lines(playlist);
        var whole = File.ReadAllBytes(app.Services.GetRequiredService<FileStore>().PathOf(film.Renditions[0].Sha256));
        var (folder, parts) = (size[..size.LastIndexOf('/')], new List<byte>());
        foreach (var part in lines.Where(line => line.StartsWith("#EXT-X-MAP", StringComparison.Ordinal)).Select(line => line.Split('"')[1]).Concat(lines.Where(line => !line.StartsWith('#'))))
        {
            parts.AddRange(await (await Get($"{folder}/{part}")).Content.ReadAsByteArrayAsync(Stop));
        }

        Assert.Equal(whole[..(int)film.Renditions[0].Ends[^1]], parts);
        Assert.Equal("image/jpeg", (await Get($"{folder}/poster.jpg")).Content.Headers.ContentType!.MediaType);
        foreach (var wrong in new[] { "9.m3u8", "9/head.mp4", "0/99.m4s", "9/0.m4s" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Get($"{folder}/{wrong}")).StatusCode);
        }
    }

    [Fact]
    public async Task The_plain_film_is_sought_in_by_ranges()
    {
        var (path, film) = await Made();
        var led = await Ask(await app.As(Trainee), $"{path}/plain.mp4");
        Assert.Equal(HttpStatusCode.Redirect, led.StatusCode);
        var plain = led.Headers.Location!.OriginalString;
        var bytes = File.ReadAllBytes(app.Services.GetRequiredService<FileStore>().PathOf(film.PlainSha256!));
        Assert.Equal(bytes, await (await Get(plain)).Content.ReadAsByteArrayAsync(Stop));

        foreach (var (from, to, expected) in new (long?, long?, byte[])[] { (0, 9, bytes[..10]), (100, null, bytes[100..]), (null, 7, bytes[^7..]), (bytes.Length - 5, 1_000_000_000, bytes[^5..]) })
        {
            var part = await Get(plain, new RangeHeaderValue(from, to));
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(expected, await part.Content.ReadAsByteArrayAsync(Stop));
            Assert.Equal((bytes.Length, expected.Length), (part.Content.Headers.ContentRange!.Length, part.Content.Headers.ContentRange.To - part.Content.Headers.ContentRange.From + 1));
        }

        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await Get(plain, new RangeHeaderValue(bytes.Length, null))).StatusCode);
    }

    [Fact]
    public async Task It_is_kept_by_caches_until_it_opens_nothing_any_more()
    {
        app.Clock.Set(new DateTimeOffset(app.Clock.GetUtcNow().Date.AddHours(30), TimeSpan.Zero).AddMinutes(10));
        var (path, _) = await Made();
        var one = await Plain(path);
        var sent = await Get(one);
        Assert.Equal((true, TimeSpan.FromMinutes(110)), (sent.Headers.CacheControl!.Public, sent.Headers.CacheControl.MaxAge));
        Assert.Equal("same-origin", sent.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("nosniff", sent.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(sent.Headers.Contains("Set-Cookie"));

        app.Clock.Advance(TimeSpan.FromMinutes(49));
        Assert.Equal(one, await Plain(path));
        app.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal(HttpStatusCode.OK, (await Get(one)).StatusCode);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, (await Get(one)).StatusCode);
        Assert.NotEqual(one, await Plain(path));
    }

    [Fact]
    public async Task What_was_not_signed_opens_nothing()
    {
        var ((path, film), (other, _)) = (await Made(), await Made());
        var (mine, theirs) = ((await Plain(path)).Split('/')[2], (await Plain(other)).Split('/')[2]);
        var now = app.Clock.GetUtcNow();
        var forged = FilmTicket.For(film, now).Write(new byte[FilmTicket.KeyLength]);
        foreach (var ticket in new[] { forged, mine[..^1] + (mine[^1] == 'A' ? 'B' : 'A'), mine[..^10], mine + "AAAA", theirs[..64] + mine[64..], "x", new string('A', 112), new string('-', 5_000) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Get($"/films/{ticket}/plain.mp4")).StatusCode);
        }

        // What was signed for another centre's film of the same bytes opens nothing here: that centre has none.
        var key = await app.Services.GetRequiredService<FilmKeys>().Key(Stop);
        Assert.Equal(HttpStatusCode.OK, (await Get($"/films/{FilmTicket.For(film, now).Write(key)}/plain.mp4")).StatusCode);
        var elsewhere = new FilmTicket(await app.InDatabase(db => db.Centres.Where(centre => centre.Slug == "dong-lam").Select(centre => centre.Id).SingleAsync()), film.Sha256, now.AddHours(1));
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"/films/{elsewhere.Write(key)}/plain.mp4")).StatusCode);
    }

    [Fact]
    public async Task Who_was_taken_off_the_class_is_given_no_new_ticket()
    {
        var (path, _) = await Made();
        var trainee = await app.As(Trainee);
        Assert.Equal(HttpStatusCode.OK, (await Ask(trainee, $"{path}/index.m3u8")).StatusCode);
        var person = await app.Person(Trainee);
        await app.InDatabase(db => db.Database.ExecuteSqlAsync($"update enrolments set left_at = {app.Clock.GetUtcNow()} where person_id = {person}"));

        Assert.Equal(HttpStatusCode.NotFound, (await Ask(trainee, $"{path}/index.m3u8")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(trainee, $"{path}/plain.mp4")).StatusCode);

        await app.InDatabase(db => db.Database.ExecuteSqlAsync($"update enrolments set left_at = null where person_id = {person}"));
    }

    [Fact]
    public async Task Once_it_was_asked_for_a_part_costs_no_statement()
    {
        var plain = await Plain((await Made()).Path);
        await Get(plain);
        Assert.Equal(0, await app.CountStatements(() => Get(plain)));
    }

    private async Task<(string Path, Film Film)> Made()
    {
        var path = await app.AttachFilm("phim.mp4", Clips.New(6));
        await app.MakeFilms(Stop);
        return (path, await app.Film(path));
    }

    private async Task<string> Plain(string path) => (await Ask(await app.As(Trainee), $"{path}/plain.mp4")).Headers.Location!.OriginalString;

    private static Task<HttpResponseMessage> Ask(Visitor visitor, string path) => visitor.Send(new HttpRequestMessage(HttpMethod.Get, path));

    // Nobody, with no page in mind: as a cache asks.
    private Task<HttpResponseMessage> Get(string path, RangeHeaderValue? range = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = range } };
        request.Headers.Add("Accept", "*/*");
        return app.Stranger().Send(request);
    }

    private static async Task<List<string>> Lines(HttpResponseMessage answer) =>
        [.. (await answer.Content.ReadAsStringAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
