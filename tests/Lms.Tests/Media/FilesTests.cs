using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Lms.Tests.Support;
using Lms.Web.Documents.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Media;

public sealed class FilesTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Author = "SV-CB05";
    private const string Plans = "/c/song-van/lesson-plans";
    private const string UploadForm = "form[enctype='multipart/form-data']";

    private static readonly byte[] Png = OfficeFiles.Png;
    private static readonly byte[] Mp4 = [0, 0, 0, 32, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2avc1mp41"u8, .. Enumerable.Range(0, 300_000).Select(place => (byte)(place % 251))];

    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];

    [Fact]
    public async Task A_film_is_uploaded_and_sought_in_by_ranges()
    {
        var author = await app.As(Author);
        var file = await Upload(author, await Part(author), "Một kỳ sinh hoạt.mp4", Mp4);

        var whole = await author.Send(new HttpRequestMessage(HttpMethod.Get, file));
        Assert.Equal("video/mp4", whole.Content.Headers.ContentType!.MediaType);
        Assert.Equal("bytes", whole.Headers.AcceptRanges.Single());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Mp4)), whole.Headers.ETag!.Tag.Trim('"'));
        Assert.Equal("nosniff", whole.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox;", whole.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(whole.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Equal("inline", whole.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(Mp4, await whole.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        var part = await author.Send(new HttpRequestMessage(HttpMethod.Get, file) { Headers = { Range = new RangeHeaderValue(4, 11) } });
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("ftypisom", Encoding.ASCII.GetString(await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(Mp4.Length, part.Content.Headers.ContentRange!.Length);

        // Longer than what is sent at once.
        var rest = await author.Send(new HttpRequestMessage(HttpMethod.Get, file) { Headers = { Range = new RangeHeaderValue(5_001, 290_000) } });
        Assert.Equal(Mp4[5_001..290_001], await rest.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        var beyond = await author.Send(new HttpRequestMessage(HttpMethod.Get, file) { Headers = { Range = new RangeHeaderValue(9_000_000, null) } });
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);

        var head = await author.Send(new HttpRequestMessage(HttpMethod.Head, file));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(Mp4.Length, head.Content.Headers.ContentLength);

        var known = new HttpRequestMessage(HttpMethod.Get, file);
        known.Headers.IfNoneMatch.Add(whole.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await author.Send(known)).StatusCode);
    }

    [Theory]
    [InlineData("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("a.html", "<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("a.txt", "chữ")]
    public async Task What_a_browser_could_run_is_only_downloaded(string name, string content)
    {
        var author = await app.As(Author);
        var answer = await author.Send(new HttpRequestMessage(HttpMethod.Get, await Upload(author, await Part(author), name, Encoding.UTF8.GetBytes(content))));

        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Theory]
    [InlineData("phim.mp4", "<!DOCTYPE html>", ".mp4")]
    [InlineData("ảnh.PNG", "%PDF-1.7", ".PNG")]
    [InlineData("bài.pdf", "MZ", ".pdf")]
    [InlineData("rỗng.pdf", "", "rỗng")]
    public async Task A_file_that_is_empty_or_not_what_its_name_says_is_refused_at_its_field(string name, string content, string said)
    {
        var author = await app.As(Author);
        var page = await author.Get(await Part(author));

        var answer = await author.PostFile(page, UploadForm, name, Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(said, (await Page.Read(answer)).Find(".field--bad:has(#File) .field__error").TextContent, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> Unfit => new()
    {
        { "khoa.docx", [.. Compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "mật khẩu" },
        { "cat.docx", OfficeFiles.Docx(OfficeFiles.P("chữ"))[..200], "hỏng" },
        { "macro.docm", OfficeFiles.Docx("", ("word/vbaProject.bin", "x")), "macro" },
        { "bom-xml.xlsx", OfficeFiles.Zip(OfficeFiles.Types(OfficeFiles.Word, "xl/workbook.xml"), ("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b 'bb'>]><a>&b;</a>")), "thực thể" },
        { "leo.zip", OfficeFiles.Zip(("../../x", "x")), "trỏ ra ngoài" },
        { "to.docx", OfficeFiles.Docx("", ("word/media/a.bmp", new byte[30_000_000])), "bung ra" },
        { "that-ra.docx", OfficeFiles.Pptx((OfficeFiles.Shape("title", "A"), "")), "PowerPoint" },
        { "anh.pptx", OfficeFiles.Png, "không phải loại tệp" },
        { "khoa.pdf", OfficeFiles.Pdf("a", isLocked: true), "mật khẩu" },
        { "cat.pdf", OfficeFiles.Pdf(new string('a', 500))[..300], "trang đầu" },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task A_document_that_is_not_fit_to_be_opened_is_refused_by_name_with_its_reason(string name, byte[] content, string said)
    {
        Assert.SkipUnless(PdfText.IsHere || !name.EndsWith(".pdf", StringComparison.Ordinal), "Nothing here reads PDF.");
        var author = await app.As(Author);
        var page = await author.Get(await Part(author));

        var answer = await author.PostFile(page, UploadForm, name, content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var error = (await Page.Read(answer)).Find("#File-error").TextContent;
        Assert.Contains(name, error, StringComparison.Ordinal);
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.False(await app.InDatabase(db => db.Files.AnyAsync(file => file.Name == name)));
    }

    [Fact]
    public async Task A_file_too_large_is_refused_in_words_and_leaves_nothing_behind()
    {
        var author = await app.As(Author);
        var page = await author.Get(await Part(author));
        var limits = app.Services.GetRequiredService<IOptions<UploadLimits>>().Value;
        var before = limits.Picture;
        limits.Picture = 1000;
        try
        {
            var answer = await author.PostFile(page, UploadForm, "to.png", [.. Png, .. new byte[2_000_000]]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("1\u00A0kB", (await Page.Read(answer)).Find("#File-error").TextContent, StringComparison.Ordinal);
        }
        finally
        {
            limits.Picture = before;
        }

        Assert.False(await app.InDatabase(db => db.Files.AnyAsync(file => file.Name == "to.png")));
    }

    [Fact]
    public async Task Requests_that_no_page_sends_are_refused()
    {
        var author = await app.As(Author);
        var path = (await author.Get(await Part(author))).Form(UploadForm).GetAttribute("action")!;
        HttpContent[] contents =
        [
            new StringContent("x"), new FormUrlEncodedContent([]), new ByteArrayContent(Png),
            new MultipartFormDataContent { { new ByteArrayContent(Png), "File", "a.png" } },
            new MultipartFormDataContent { { new StringContent("forged"), "__RequestVerificationToken" }, { new ByteArrayContent(Png), "File", "a.png" } },
            new StringContent("--b\r\nbroken", new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new("boundary", "b") } }),
        ];

        foreach (var content in contents)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await author.Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = content })).StatusCode);
        }
    }

    [Fact]
    public async Task A_file_is_read_by_whom_its_plan_is_for_and_by_nobody_else()
    {
        var taught = await FileOf("mot-ky-sinh-hoat.mp4");
        Assert.Equal(HttpStatusCode.OK, await Ask("SV-HV08", taught));
        Assert.Equal(HttpStatusCode.OK, await Ask("SV-CB02", taught));
        Assert.Equal(HttpStatusCode.OK, await Ask("SV-CB07", taught));
        Assert.Equal(HttpStatusCode.NotFound, await Ask("SV-HV25", taught));
        Assert.Equal(HttpStatusCode.NotFound, await Ask("SV-CB11", taught));
        Assert.Equal(HttpStatusCode.NotFound, await Ask("DL-CB01", taught));
        Assert.Equal(HttpStatusCode.NotFound, await Ask("DL-CB01", taught.Replace("song-van", "dong-lam", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Redirect, (await app.Stranger().Send(new HttpRequestMessage(HttpMethod.Get, taught))).StatusCode);
    }

    [Fact]
    public async Task A_text_that_names_a_file_is_no_key_to_it()
    {
        var author = await app.As(Author);
        var secret = await Upload(author, await Part(author), "riêng.png", Png);
        var other = await app.As("SV-CB06");
        var path = await Part(other);

        await other.Submit(await other.Get(path), "form:has([name='Form.Body'])", ("Form.Body", $"![x]({secret})"), ("do", "save"));

        Assert.Equal(HttpStatusCode.NotFound, (await other.Send(new HttpRequestMessage(HttpMethod.Get, secret))).StatusCode);
    }

    [Fact]
    public async Task A_picture_the_author_may_see_becomes_the_parts_own_and_stays_while_it_is_shown()
    {
        var author = await app.As(Author);
        var picture = await FileOf("bon-buoc-sinh-hoat-chi-bo.png");
        var path = await Part(author);
        await author.Submit(await author.Get(path), "form:has([name='Form.Body'])", ("Form.Body", $"![x]({picture})"), ("do", "save"));

        var page = await author.Get(path);
        Assert.NotNull(page.Document.QuerySelector($".files a[href='{picture}']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.Post(page, ".files form[action$='/removals']")).StatusCode);

        await author.Submit(page, "form:has([name='Form.Body'])", ("Form.Body", "Không còn hình"), ("do", "save"));
        page = await author.Submit(await author.Get(path), ".files form[action$='/removals']");
        Assert.Null(page.Document.QuerySelector(".files"));
    }

    private static async Task<string> Part(Visitor author)
    {
        var form = await author.Get($"{Plans}/new");
        var lesson = form.Document.QuerySelectorAll("#LessonId option").Select(option => option.GetAttribute("value")!).First(value => value.Length > 0);
        var page = await author.Submit(form, $"form[action='{Plans}']", ("LessonId", lesson));
        return page.Find(".partrows__b a").GetAttribute("href")!;
    }

    private static async Task<string> Upload(Visitor author, string part, string name, byte[] bytes)
    {
        var page = await author.After(await author.PostFile(await author.Get(part), UploadForm, name, bytes));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page.Document.QuerySelectorAll(".files__name a")[^1].GetAttribute("href")!;
    }

    private async Task<HttpStatusCode> Ask(string code, string path) =>
        (await (await app.As(code)).Send(new HttpRequestMessage(HttpMethod.Get, path))).StatusCode;

    private async Task<string> FileOf(string name) =>
        $"/c/song-van/files/{await app.InDatabase(db => db.Files.Where(file => file.Name == name).Select(file => file.Id).FirstAsync())}";
}
