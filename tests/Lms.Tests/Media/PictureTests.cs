using System.Globalization;
using System.Net;
using System.Text;
using Lms.Data;
using Lms.Domain.Media;
using Lms.Tests.Support;
using Lms.Web.Films;
using Lms.Web.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Media;

/// <summary>Photographs as telephones make them: nothing of a place leaves the site, and a small screen gets a small one.</summary>
public sealed class PictureTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Author = "SV-CB05";
    private const string Place = "GPS 21.0285 105.8542";
    private const string Form = "form[enctype='multipart/form-data']";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private FilmOptions Options => app.Services.GetRequiredService<IOptions<FilmOptions>>().Value;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_way_in_lets_a_place_in(bool inPieces)
    {
        RequireFfmpeg();
        var author = await Pieces.By(app, Author);

        var file = await Send(author, "anh.jpg", Photo(held: 6), inPieces);

        var stored = await File(file);
        Assert.Equal((1000, 2000), (stored.Width, stored.Height));
        foreach (var path in new[] { file, $"{file}?width=640" })
        {
            Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(await Get(author, path)), StringComparison.Ordinal);
        }

        // Nor does any file of the store hold it, under whatever name.
        foreach (var path in Directory.EnumerateFiles(app.Services.GetRequiredService<FileStore>().Folder, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(Place, Encoding.Latin1.GetString(await System.IO.File.ReadAllBytesAsync(path, Stop)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_small_screen_gets_a_small_picture_that_stands_upright()
    {
        RequireFfmpeg();
        var author = await Pieces.By(app, Author);
        var file = await Send(author, "chan dung.jpg", Photo(held: 6), inPieces: false);
        var whole = await Get(author, file);

        var answer = await author.Visitor.Send(new HttpRequestMessage(HttpMethod.Get, $"{file}?width=640"));
        var small = await answer.Content.ReadAsByteArrayAsync(Stop);

        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.NotEqual($"\"{(await File(file)).Sha256}\"", answer.Headers.ETag!.Tag);
        Assert.True(small.Length < whole.Length / 2, $"{small.Length} of {whole.Length} bytes");
        Assert.Equal((640, 1280), SizeOf(small));
        Assert.Equal("red above blue", Seen(small));

        // Not made larger, and not in sizes that nobody was offered.
        Assert.Equal(whole, await Get(author, $"{file}?width=1280"));
        Assert.Equal(whole, await Get(author, $"{file}?width=641"));
        Assert.Equal(whole, await Get(author, $"{file}?width=x"));

        // The page keeps room for it, and offers what there is.
        var shown = (await author.Visitor.Get(string.Join('/', author.PagePath.Split('/')[..^3]))).Find($".picture img[src='{file}']");
        Assert.Equal(("1000", "2000", "lazy"), (shown.GetAttribute("width"), shown.GetAttribute("height"), shown.GetAttribute("loading")));
        Assert.Equal($"{file}?width=640 640w, {file} 1000w", shown.GetAttribute("srcset"));
    }

    [Fact]
    public async Task A_smaller_one_is_for_whom_the_picture_is_and_nobody_else()
    {
        RequireFfmpeg();
        var author = await Pieces.By(app, Author);
        var file = await Send(author, "rieng.jpg", Photo(held: 1), inPieces: false);
        await Get(author, $"{file}?width=640");

        foreach (var stranger in new[] { "SV-CB06", "SV-HV01", "DL-CB01" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await (await app.As(stranger)).StatusOf($"{file}?width=640"));
        }
    }

    [Fact]
    public async Task Without_ffmpeg_and_when_it_moves_the_picture_itself_is_given()
    {
        RequireFfmpeg();
        var author = await Pieces.By(app, Author);
        var (photo, gif) = (await Send(author, "a.jpg", Photo(held: 8), inPieces: false), await Send(author, "a.gif", Clips.Make("-f lavfi -i testsrc2=s=800x600:d=1:r=2", ".gif"), inPieces: false));
        var program = Options.Ffmpeg;
        try
        {
            Options.Ffmpeg = "no-such-program";
            Assert.Equal(await Get(author, photo), await Get(author, $"{photo}?width=640"));
        }
        finally
        {
            Options.Ffmpeg = program;
        }

        Assert.Equal(await Get(author, gif), await Get(author, $"{gif}?width=640"));
        Assert.NotEqual(await Get(author, photo), await Get(author, $"{photo}?width=640"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_few_bytes_that_are_a_thousand_million_pixels_are_refused_by_name(bool inPieces)
    {
        var author = await Pieces.By(app, Author);
        byte[] bomb = [.. OfficeFiles.Png];
        (bomb[18], bomb[19], bomb[22], bomb[23]) = (0x75, 0x30, 0x75, 0x30);

        var answer = inPieces
            ? await author.Send(await author.Begin("bom.png", bomb.Length), 0, bomb)
            : await author.Visitor.PostFile(await author.Visitor.Get(author.PagePath), Form, "bom.png", bomb);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("120", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.False(await app.InDatabase(db => db.Files.AnyAsync(file => file.Name == "bom.png")));
    }

    [Fact]
    public async Task One_that_came_before_pictures_were_cleaned_is_given_clean()
    {
        RequireFfmpeg();
        var author = await Pieces.By(app, Author);
        var file = await Send(author, "cu.jpg", Photo(held: 3), inPieces: false);
        var (sha256, length) = await app.Services.GetRequiredService<FileStore>().Put(new MemoryStream(Photo(held: 7)), long.MaxValue, Stop);
        var id = Guid.Parse(file.Split('/')[^1]);
        await app.InDatabase(db => db.Database.ExecuteSqlAsync($"update files set sha256 = {sha256}, length = {length}, width = null, height = null where id = {id}", Stop));

        var given = await Get(author, file);

        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(given), StringComparison.Ordinal);
        Assert.Equal(given, await Get(author, $"{file}?width=640"));
        System.IO.File.Delete(app.Services.GetRequiredService<FileStore>().PathOf(sha256));
    }

    private void RequireFfmpeg() => Assert.SkipUnless(app.Services.GetRequiredService<FfmpegPictures>().IsHere, "No ffmpeg here.");

    private Task<StoredFile> File(string path)
    {
        var id = Guid.Parse(path.Split('/')[^1]);
        return app.InDatabase(db => db.Files.SingleAsync(file => file.Id == id));
    }

    private static async Task<string> Send(Pieces author, string name, byte[] bytes, bool inPieces)
    {
        if (inPieces)
        {
            var upload = await author.Begin(name, bytes.Length);
            Assert.Equal(HttpStatusCode.NoContent, (await author.Send(upload, 0, bytes[..1000])).StatusCode);
            Assert.Equal(HttpStatusCode.NoContent, (await author.Send(upload, 1000, bytes[1000..])).StatusCode);

            // Whoever did not hear it asks again.
            Assert.Equal(bytes.Length, await author.Offset(upload));
        }
        else
        {
            await author.Visitor.After(await author.Visitor.PostFile(await author.Visitor.Get(author.PagePath), Form, name, bytes));
        }

        return (await author.Visitor.Get(author.PagePath)).Document.QuerySelectorAll(".files__name a")[^1].GetAttribute("href")!;
    }

    private static async Task<byte[]> Get(Pieces author, string path)
    {
        var answer = await author.Visitor.Send(new HttpRequestMessage(HttpMethod.Get, path));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(Stop);
    }

    /// <summary>Lying, red on its left and blue on its right; with notes of how the camera was held, and where.</summary>
    private static byte[] Photo(byte held)
    {
        var bytes = Clips.Make("-f lavfi -i color=red:s=1000x1000 -f lavfi -i color=blue:s=1000x1000 -filter_complex [0][1]hstack,noise=alls=20:all_seed=1 -frames:v 1 -pix_fmt yuvj420p -update 1", ".jpg");
        byte[] notes = [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, held, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Place)];
        return [.. bytes[..2], 0xFF, 0xE1, 0, (byte)(notes.Length + 2), .. notes, .. bytes[2..]];
    }

    private static (int Width, int Height) SizeOf(byte[] picture) =>
        OnDisk(picture, path => Clips.Probe(path).GetProperty("streams")[0] is var stream ? (stream.GetProperty("width").GetInt32(), stream.GetProperty("height").GetInt32()) : default);

    private static string Seen(byte[] picture)
    {
        var colours = OnDisk(picture, path => Clips.Make(string.Create(CultureInfo.InvariantCulture, $"-i {path} -vf scale=1:2:flags=area -pix_fmt rgb24 -f rawvideo"), ".rgb"));
        return $"{Name(colours.AsSpan(0, 3))} above {Name(colours.AsSpan(3, 3))}";

        static string Name(ReadOnlySpan<byte> colour) => colour[0] > 180 && colour[2] < 80 ? "red" : colour[2] > 180 && colour[0] < 80 ? "blue" : Convert.ToHexString(colour);
    }

    private static T OnDisk<T>(byte[] picture, Func<string, T> look)
    {
        var path = Path.Combine(Path.GetTempPath(), $"picture-{Guid.NewGuid():n}.jpg");
        try
        {
            System.IO.File.WriteAllBytes(path, picture);
            return look(path);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }
}
