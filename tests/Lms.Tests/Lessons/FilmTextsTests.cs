using System.Net;
using System.Text;
using Lms.Domain.Lessons;
using Lms.Tests.Media;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Lessons.PlanWork;

namespace Lms.Tests.Lessons;

/// <summary>Captions and chapters of a film in a lesson plan: written by its author, read by whoever sees the film.</summary>
public sealed class FilmTextsTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Captions = "form[action$='/captions']";
    private const string Removal = ".filmtexts form[action$='/removals']";
    private const string Chapters = "form[action$='/chapters']";
    private const string SubRip = "1\r\n00:00:01,000 --> 00:00:02,500\r\nChào các đồng chí\r\n";

    private static readonly byte[] Mp4 = [0, 0, 0, 32, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2avc1mp41"u8, .. new byte[1_000]];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Captions_are_sent_replaced_read_and_removed()
    {
        var author = await app.As(Author);
        var part = await PartWithFilm(author, (await Begin(author)).Id);

        var page = await Send(author, part, SubRip);
        var path = page.Find(".filmtexts .files a").GetAttribute("href")!;
        using var given = await author.Send(new HttpRequestMessage(HttpMethod.Get, path));
        Assert.Equal("text/vtt; charset=utf-8", given.Content.Headers.ContentType!.ToString());
        Assert.Equal("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nChào các đồng chí\n", await given.Content.ReadAsStringAsync(Stop));

        page = await Send(author, part, SubRip.Replace("Chào", "Kính chào", StringComparison.Ordinal));
        Assert.Single(page.Document.QuerySelectorAll(".filmtexts .files a"));
        Assert.Equal(HttpStatusCode.NotFound, (await author.Get(path)).Status);
        page = await Send(author, part, SubRip, ("Language", "Other"), ("Label", "Tiếng Thái"));
        Assert.Contains("Tiếng Thái", page.Find(".filmtexts .files").TextContent, StringComparison.Ordinal);

        page = await author.Submit(page, Removal);
        Assert.Single(page.Document.QuerySelectorAll(".filmtexts .files a"));
    }

    public static TheoryData<string, byte[], string> Unfit => new()
    {
        { "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:03.000 --> 00:0x\nb\n"u8.ToArray(), "Dòng 6" },
        { "a.srt", "1\n00:00:05,000 --> 00:00:06,000\na\n\n2\n00:00:01,000 --> 00:00:02,000\nb\n"u8.ToArray(), "Dòng 6" },
        { "a.srt", "không có mốc nào"u8.ToArray(), "không phải phụ đề" },
        { "a.vtt", [0x50, 0x4B, 3, 4, .. new byte[200]], "không phải phụ đề" },
        { "a.vtt", [.. "WEBVTT\n\n"u8, .. Enumerable.Repeat((byte)'\n', 500_001)], "kB" },
        { "a.vtt", [], "rỗng" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task Captions_that_cannot_be_read_are_refused_at_their_field_with_the_line(string name, byte[] content, string said)
    {
        var author = await app.As(Author);
        var page = await author.Get(await PartWithFilm(author, (await Begin(author)).Id));

        using var answer = await author.PostFile(page, Captions, name, content, ("Language", "Vietnamese"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        page = await Page.Read(answer);
        Assert.Contains(said, page.Find(".filmtexts[open] .field__error").TextContent, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(".filmtexts .files"));
    }

    [Fact]
    public async Task Captions_of_an_old_program_are_read_in_its_encoding()
    {
        var author = await app.As(Author);
        var page = await author.Get(await PartWithFilm(author, (await Begin(author)).Id));

        page = await author.After(await author.PostFile(
            page, Captions, "cũ.srt", CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes("1\r\n00:00:01,000 --> 00:00:02,000\r\nGi\u01A1\u0300 ho\u0323c\r\n"), ("Language", "Vietnamese")));

        using var given = await author.Send(new HttpRequestMessage(HttpMethod.Get, page.Find(".filmtexts .files a").GetAttribute("href")!));
        Assert.Contains("Giờ học", await given.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chapters_are_written_and_what_is_wrong_is_named_and_kept_in_the_form()
    {
        var author = await app.As(Author);
        var part = await PartWithFilm(author, (await Begin(author)).Id);

        using var refused = await author.Post(await author.Get(part), Chapters, ("chapters", "0:10 Một\n0:05 Hai"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Page.Read(refused);
        Assert.Contains("Dòng 2", page.Find(".filmtexts[open] .field__error").TextContent, StringComparison.Ordinal);
        Assert.Equal("0:10 Một\n0:05 Hai", page.Find("[name=chapters]").TextContent.ReplaceLineEndings("\n").Trim());

        page = await author.Submit(await author.Get(part), Chapters, ("chapters", "00:05 Một\n0:10 Hai"));
        Assert.Equal("0:05 Một\n0:10 Hai", page.Find("[name=chapters]").TextContent.Trim());
    }

    [Fact]
    public async Task What_is_handed_in_is_changed_no_more_and_kept_and_copied_with_the_plan()
    {
        var (author, deputy) = (await app.As(Author), await app.As(Deputy));
        var (id, _) = await Begin(author);
        var part = await PartWithFilm(author, id);
        await Send(author, part, SubRip);
        var page = await author.Submit(await author.Get(part), Chapters, ("chapters", "0:01 Lời chào"));
        await Submit(author, id);

        using var chapters = await author.Post(page, Chapters, ("chapters", ""));
        using var captions = await author.PostFile(page, Captions, "a.srt", Encoding.UTF8.GetBytes(SubRip), ("Language", "English"));
        using var removal = await author.Post(page, Removal);
        Assert.All([chapters, captions, removal], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));

        var kept = await app.InDatabase(db => db.KeptPlans.Where(one => one.LessonPlanId == id).Select(one => one.Copy).SingleAsync());
        Assert.Equal(("0:01 Lời chào\n", 1), kept.Parts.SelectMany(one => one.Materials).Select(one => (one.Chapters, one.Tracks.Count)).Single());
        await Approve(deputy, id);
        await author.Submit(await author.Get($"{Plans}/{id}"), "form[action$='/revisions']");
        await HasTexts(Guid.Parse(author.Location.AbsolutePath.Split('/')[^2]));
        var other = await app.As(OtherLecturer);
        await other.Submit(await other.Get($"{Plans}/{id}/copies/new"), "form[action$='/copies']");
        await HasTexts(Guid.Parse(other.Location.AbsolutePath.Split('/')[^2]));
    }

    [Fact]
    public async Task Whoever_may_not_see_the_film_may_not_read_what_is_said_in_it()
    {
        var author = await app.As(Author);
        var page = await Send(author, await PartWithFilm(author, (await Begin(author)).Id), SubRip);
        var captions = page.Find(".filmtexts .files a").GetAttribute("href")!;
        var film = captions[..captions.IndexOf("/captions", StringComparison.Ordinal)] + "/film";

        foreach (var path in new[] { captions, film })
        {
            Assert.Equal(HttpStatusCode.OK, (await (await app.As(Deputy)).Get(path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(OtherLecturer)).Get(path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(Trainee)).Get(path)).Status);
            Assert.Contains("/sign-in", (await app.Stranger().Send(new HttpRequestMessage(HttpMethod.Get, path))).Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        await app.MakeFilms(TestContext.Current.CancellationToken);
        var taught = await app.InDatabase(db => db.Materials.Where(material => material.Tracks.Any() && material.Chapters.StartsWith("0:02"))
            .Select(material => $"/c/song-van/materials/{material.Id}/film").FirstAsync());
        var player = await (await app.As("SV-HV08")).Get(taught);
        Assert.Equal(4, player.Document.QuerySelectorAll("[data-chapter]").Length);
        Assert.Equal("vi", player.Find("track[kind=captions]").GetAttribute("srclang"));
        Assert.Equal(HttpStatusCode.OK, (await (await app.As("SV-HV08")).Get(player.Find("track").GetAttribute("src")!)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As("SV-HV25")).Get(player.Find("track").GetAttribute("src")!)).Status);
    }

    private static async Task<string> PartWithFilm(Visitor author, Guid plan)
    {
        var part = await PartPath(author, plan);
        using var answer = await author.PostFile(await author.Get(part), "#files form[action$='/materials']", "phim.mp4", Mp4);
        Assert.True((await author.After(answer)).Status == HttpStatusCode.OK);
        return part;
    }

    private static async Task<Page> Send(Visitor author, string part, string content, params (string, string)[] fields)
    {
        (string, string)[] sent = fields.Length > 0 ? fields : [("Language", "Vietnamese")];
        return await author.After(await author.PostFile(await author.Get(part), Captions, "phim.srt", Encoding.UTF8.GetBytes(content), sent));
    }

    private async Task HasTexts(Guid plan)
    {
        var film = await app.InDatabase(db => db.LessonPlans.Where(one => one.Id == plan).SelectMany(one => one.Parts).SelectMany(one => one.Materials)
            .Include(one => one.Tracks).SingleAsync());
        Assert.Equal(("0:01 Lời chào\n", CaptionLanguage.Vietnamese), (film.Chapters, Assert.Single(film.Tracks).Language));
    }
}
