using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Lms.Features.Lessons.Importing;
using Lms.Tests.Support;
using Lms.Web;
using Microsoft.EntityFrameworkCore;
using static Lms.Tests.Lessons.PlanWork;

namespace Lms.Tests.Lessons.Importing;

/// <summary>What is pasted into a part, as the endpoint makes Markdown of it.</summary>
public sealed class PasteTests(PlanImportTests.App app) : IClassFixture<PlanImportTests.App>
{
    private static readonly string Data = $"<img alt='Ảnh' src='data:image/png;base64,{Convert.ToBase64String(OfficeFiles.Png)}'>";

    public static TheoryData<string, string> Programs => new()
    {
        { Clipboards.Word, Clipboards.WordMarkdown },
        { Clipboards.GoogleDocs, Clipboards.GoogleDocsMarkdown },
        { "<p>Một <u>hai</u>, b<font color=red>a</font></p><p>Bốn</p>", "Một hai, ba\n\nBốn" },
        { "<h1>Bài</h1><h2>Mục</h2><p>Chữ</p>", "## Bài\n\n### Mục\n\nChữ" },
        { "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><b><span style='mso-list:Ignore'>II.&nbsp; </span>Nội dung</b></p><p>Chữ</p>", "**II. Nội dung**\n\nChữ" },
        { "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.1. </span>Ý một</p><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.2. </span>Ý hai</p>", "- 1.1. Ý một\n- 1.2. Ý hai" },
        { "<p style='mso-list:l0 level2 lfo1'>Sâu</p><p style='mso-list:l0 level1 lfo1'>Nông</p>", "- Sâu\n\n- Nông" },
        { "<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>4) </span>Bốn</p><p>Xen</p><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>5) </span>Năm</p>", "4. Bốn\n\nXen\n\n5. Năm" },
        { "<table><tr><td rowspan=3>A</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr></table>", "| A | b |\n| --- | --- |\n|  | c |\n|  | d |" },
        { "<p>*Không* phải <b>dấu</b></p><script>alert(1)</script><style>p{}</style>", "\\*Không\\* phải **dấu**" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task What_a_program_puts_on_the_clipboard_becomes_clean_markdown(string html, string markdown)
    {
        var (status, state) = await Paste(html);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(markdown.ReplaceLineEndings("\n"), state.GetProperty("markdown").GetString());
        Assert.DoesNotContain("mso", Prose.Write(markdown).Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_picture_that_stands_in_the_page_is_the_parts_once_the_text_is_saved()
    {
        var author = await app.As(Author);
        var (_, _, part) = await Open(author);

        var (_, state) = await Paste(author, part, Clipboards.LibreOffice);
        var markdown = state.GetProperty("markdown").GetString()!;
        var picture = markdown[(markdown.LastIndexOf('/') + 1)..^1];

        Assert.Equal($"## Bài mới\n\nĐoạn gạch chân và **đậm**.\n\n3. Ba\n   - Con\n4. Bốn\n\n![Ảnh lớp](/c/song-van/files/{picture})", markdown);
        Assert.Empty(await Materials(part));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(OtherLecturer)).Send(new(HttpMethod.Get, $"/c/song-van/files/{picture}"))).StatusCode);
        await Write(author, part, ("Form.Body", markdown));
        Assert.Equal([Guid.Parse(picture)], await Materials(part));
        Assert.Equal(HttpStatusCode.OK, (await author.Send(new(HttpMethod.Get, $"/c/song-van/files/{picture}"))).StatusCode);
    }

    [Fact]
    public async Task Pictures_beside_the_page_stand_where_it_shows_them_or_alone()
    {
        var author = await app.As(Author);
        var (_, _, part) = await Open(author);

        var (_, shown) = await Paste(author, part, "<p>Trước</p><img src='file:///C:/anh.png' alt='Sơ đồ'><p>Sau</p>", takesPictures: true, OfficeFiles.Png);
        var (_, alone) = await Paste(author, part, "", takesPictures: true, OfficeFiles.Png, OfficeFiles.Png);
        var (_, likeness) = await Paste(author, part, "<table><tr><td>Ô</td><td>Ô</td></tr></table>", takesPictures: true, OfficeFiles.Png);
        var (_, noPicture) = await Paste(author, part, "", takesPictures: true, [1, 2, 3, 4]);

        Assert.Matches(@"\ATrước\n\n!\[Sơ đồ\]\(/c/song-van/files/[0-9a-f-]{36}\)\n\nSau\z", shown.GetProperty("markdown").GetString()!);
        Assert.Matches(@"\A!\[\]\(/c/song-van/files/[0-9a-f-]{36}\) ?!\[\]\(/c/song-van/files/[0-9a-f-]{36}\)\z", alone.GetProperty("markdown").GetString()!);
        Assert.Equal("| Ô | Ô |\n| --- | --- |", likeness.GetProperty("markdown").GetString());
        Assert.Equal(1, noPicture.GetProperty("leftOut").GetInt32());
    }

    [Fact]
    public async Task A_pasted_photograph_brings_no_place_along()
    {
        var author = await app.As(Author);
        var (_, _, part) = await Open(author);

        var (_, pasted) = await Paste(author, part, "", takesPictures: true, Exams.Files.Papers.Jpeg(200));

        var file = pasted.GetProperty("markdown").GetString()!.Trim()["![](".Length..^1];
        var bytes = await (await author.Send(new HttpRequestMessage(HttpMethod.Get, file))).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0xFF, bytes[0]);
        Assert.DoesNotContain("GPS", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_on_the_web_is_fetched_one_within_the_network_is_not_and_our_own_is_named()
    {
        var author = await app.As(Author);
        var (_, _, part) = await Open(author);
        var (_, first) = await Paste(author, part, Data);
        var own = first.GetProperty("markdown").GetString()!;
        var path = own[(own.IndexOf('(', StringComparison.Ordinal) + 1)..^1];
        var before = await Files();

        var (_, named) = await Paste(author, part, $"<p>Lại <img alt='Ảnh' src='{new Uri(author.Location, path)}'></p>");
        Assert.Equal($"Lại {own}", named.GetProperty("markdown").GetString());
        Assert.Equal(before, await Files());

        var (_, fetched) = await Paste(author, part, "<p><img alt='Ảnh' src='https://bao.vn/anh.png'></p><p><img alt='Trong' src='http://10.0.0.1/anh.png'></p><p><img src='file:///C:/x/clip_image002.png'></p>");
        Assert.Matches(@"\A!\[Ảnh\]\(/c/song-van/files/[0-9a-f-]{36}\)\n\n\[\(Hình không đưa vào được: Trong\)\]\(<http://10.0.0.1/anh.png>\)\n\n\*\(Hình", fetched.GetProperty("markdown").GetString()!);
        Assert.Equal((2, "Trong, clip_image002.png"), (fetched.GetProperty("leftOut").GetInt32(), fetched.GetProperty("names").GetString()));
        Assert.Equal(before + 1, await Files());
    }

    [Fact]
    public async Task Where_pictures_may_not_stand_they_leave_a_word()
    {
        var author = await app.As(Author);
        var (_, _, part) = await Open(author);
        var before = await Files();

        var (_, state) = await Paste(author, part, $"<p>Ghi chú {Data}</p>", takesPictures: false);

        Assert.Equal("Ghi chú *(Hình không đưa vào được: Ảnh)*", state.GetProperty("markdown").GetString());
        Assert.Equal(before, await Files());
    }

    [Fact]
    public async Task Nobody_pastes_into_the_plan_of_another_or_into_one_that_is_submitted()
    {
        var author = await app.As(Author);
        var (id, token, part) = await Open(author);

        Assert.Equal(HttpStatusCode.NotFound, (await Paste(await app.As(OtherLecturer), part, Data)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Paste(await app.As(Deputy), part, Data)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Paste(await app.As(Trainee), part, Data)).Status);
        await Submit(author, id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(author, part, token, Data)).Status);
    }

    [Fact]
    public async Task What_is_too_much_is_refused_with_a_reason_and_stores_nothing()
    {
        var author = await app.As(Author);
        var (_, _, part) = await Open(author);
        var before = await Files();

        foreach (var html in new[] { string.Concat(Enumerable.Repeat("<div>", 2_000)), string.Concat(Enumerable.Repeat("chữ ", 30_000)) + "<b>x</b>" })
        {
            var (status, state) = await Paste(author, part, html);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.NotEqual("", state.GetProperty("reason").GetString());
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await Paste(author, part, $"<p>x<img alt='{new string(' ', PasteForm.LongestHtml)}'></p>")).Status);
        Assert.Equal(before, await Files());
    }

    private async Task<(HttpStatusCode Status, JsonElement State)> Paste(string html)
    {
        var author = await app.As(Author);
        return await Paste(author, (await Open(author)).Part, html);
    }

    private static async Task<(Guid Id, string Token, string Part)> Open(Visitor author)
    {
        var (id, _) = await Begin(author);
        var part = await PartPath(author, id);
        return (id, await Token(author, part), part);
    }

    private static async Task<string> Token(Visitor visitor, string page) =>
        (await visitor.Get(page)).Document.QuerySelector("[name='__RequestVerificationToken']")!.GetAttribute("value")!;

    private static async Task<(HttpStatusCode Status, JsonElement State)> Paste(Visitor visitor, string part, string html, bool takesPictures = true, params byte[][] pictures) =>
        await Post(visitor, part, await Token(visitor, "/c/song-van"), html, takesPictures, pictures);

    private static async Task<(HttpStatusCode Status, JsonElement State)> Post(Visitor visitor, string part, string token, string html, bool takesPictures = true, params byte[][] pictures)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent($"{takesPictures}"), "TakesPictures" },
            { new StringContent(html), "Html" },
        };
        foreach (var picture in pictures)
        {
            content.Add(new ByteArrayContent(picture), "Pictures", "image.png");
        }

        using var answer = await visitor.Send(new HttpRequestMessage(HttpMethod.Post, part.Replace("/edit", "/pastes", StringComparison.Ordinal)) { Content = content, Headers = { { "Accept", "application/json" } } });
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? await answer.Content.ReadFromJsonAsync<JsonElement>() : default);
    }

    private Task<int> Files() => app.InDatabase(db => db.Files.CountAsync());

    private Task<List<Guid>> Materials(string part)
    {
        var id = Guid.Parse(part.Split('/')[^2]);
        return app.InDatabase(db => db.Materials.Where(material => material.LessonPartId == id).Select(material => material.FileId).ToListAsync());
    }
}
