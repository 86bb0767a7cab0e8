using System.Net;
using System.Text;
using Lms.Data;
using Lms.Domain.Lessons;
using Lms.Tests.Support;
using Lms.Tests.Web.Outside;
using Lms.Web.Outside;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Lms.Tests.Support.OfficeFiles;

namespace Lms.Tests.Lessons.Importing;

public sealed class PlanImportTests(PlanImportTests.App app) : IClassFixture<PlanImportTests.App>
{
    private const string Plans = "/c/song-van/lesson-plans";
    private const string Author = "SV-CB05";
    private const string OtherLecturer = "SV-CB07";
    private const string ByFile = "form[enctype]";
    private const string ByAddress = "form[action$='/articles']";

    private static readonly string Long = string.Concat(Enumerable.Repeat("Đảng ta luôn coi trọng công tác xây dựng Đảng, coi đó là nhiệm vụ then chốt. ", 5));

    [Fact]
    public async Task A_document_becomes_a_draft_whose_minutes_fill_the_lesson_and_whose_pictures_are_its_own()
    {
        var author = await app.As(Author);
        var drawing = "<w:p><w:r><w:drawing><wp:docPr id=\"1\" descr=\"Sơ đồ\"/><a:blip r:embed=\"p\"/></w:drawing></w:r></w:p>";
        var file = Docx(
            H(1, "Ổn định lớp") + P("Chào lớp.") + H(1, "Bài mới") + drawing + H(1, "Thảo luận") + P("Câu hỏi."),
            ("word/media/image1.png", (byte[])[.. Png, .. "GPS 21.0285 105.8542"u8]),
            Links("word/_rels/document.xml.rels", ("p", "image", "media/image1.png")));

        var edit = await Make(author, await Send(author, "giáo án.docx", file));

        var plan = await Plan(author);
        Assert.Contains("3 phần", edit.Text, StringComparison.Ordinal);
        Assert.Equal(LessonPlanState.Draft, plan.State);
        Assert.Equal(["Ổn định lớp", "Bài mới", "Thảo luận"], plan.Parts.Select(part => part.Title));
        Assert.Equal([LessonStep.Settling, LessonStep.Teaching, LessonStep.Discussion], plan.Parts.Select(part => part.Step));
        Assert.Equal(plan.Periods * 45, plan.TotalMinutes);
        var picture = Assert.Single(plan.Parts[1].Materials);
        Assert.Contains($"<img src=\"/c/song-van/files/{picture.FileId}\" alt=\"Sơ đồ\"", plan.Parts[1].Body.Html, StringComparison.Ordinal);
        var drawn = await author.Send(new HttpRequestMessage(HttpMethod.Get, $"/c/song-van/files/{picture.FileId}"));
        Assert.Equal(HttpStatusCode.OK, drawn.StatusCode);
        Assert.Equal(Png, await drawn.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(OtherLecturer)).Send(new HttpRequestMessage(HttpMethod.Get, $"/c/song-van/files/{picture.FileId}"))).StatusCode);
        Assert.Equal("LessonPlan.Begun", await app.InDatabase(db => db.AuditEntries.Where(entry => entry.SubjectId == plan.Id).Select(entry => entry.Act).SingleAsync()));
        await author.Submit(await author.Get($"{Plans}/{plan.Id}"), "form[action$='/submissions']");
        Assert.Equal(LessonPlanState.Submitted, await app.InDatabase(db => db.LessonPlans.Where(one => one.Id == plan.Id).Select(one => one.State).SingleAsync()));
    }

    [Fact]
    public async Task Slides_bring_their_notes_for_the_lecturer_alone()
    {
        var author = await app.As(Author);

        await Make(author, await Send(author, "bài giảng.pptx", Pptx((Shape("title", "Mở bài") + Shape("obj", "Một", "Hai"), "Hỏi trước"), (Shape("title", "Kết bài"), ""))));

        var plan = await Plan(author);
        Assert.Equal([("Mở bài", "- Một\n- Hai", "Hỏi trước"), ("Kết bài", "", "")], plan.Parts.Select(part => (part.Title, part.Body.Source, part.Notes)));
    }

    [Fact]
    public async Task A_saved_page_becomes_a_draft_with_its_source()
    {
        var author = await app.As(Author);

        await Make(author, await Send(author, "bài.html", Encoding.UTF8.GetBytes($"<link rel=canonical href='https://bao.vn/a'><title>Bài báo</title><p>{Long}<img src='data:image/png;base64,{Convert.ToBase64String(Png)}'></p>")));

        var part = Assert.Single((await Plan(author)).Parts);
        Assert.Equal("Bài báo", part.Title);
        Assert.Single(part.Materials);
        Assert.EndsWith("Nguồn: bao.vn, Bài báo, <https://bao.vn/a>", part.Body.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_fetched_with_its_pictures_and_what_does_not_come_is_named()
    {
        var author = await app.As(Author);

        await Make(author, await author.Post(await New(author), ByAddress, ("Article.LessonId", await Lesson()), ("Article.Address", "https://bao.vn/bai")));

        var part = Assert.Single((await Plan(author)).Parts);
        Assert.Single(part.Materials);
        Assert.Contains("(Hình không đưa vào được: Ảnh trong mạng)](<http://10.0.0.1/anh.png>)", part.Body.Source, StringComparison.Ordinal);
        Assert.EndsWith("<https://bao.vn/bai>", part.Body.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "mạng nội bộ")]
    [InlineData("https://bao.vn/vao-trong", "mạng nội bộ")]
    [InlineData("ftp://bao.vn/", "http://")]
    [InlineData("https://bao.vn/khong-co", "404")]
    [InlineData("https://bao.vn/tep", "application/pdf")]
    public async Task An_address_that_is_not_fetched_says_why_at_its_field_and_leaves_nothing(string address, string reason)
    {
        var author = await app.As(Author);
        var before = await Rows();

        var answer = await author.Post(await New(author), ByAddress, ("Article.LessonId", await Lesson()), ("Article.Address", address));

        var page = await Page.Read(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(reason, page.Find(".field--bad:has([name='Article.Address'])").TextContent, StringComparison.Ordinal);
        Assert.Equal(address, page.Find("[name='Article.Address']").GetAttribute("value"));
        Assert.Equal(before, await Rows());
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "hỏng.docx", Docx(P("Chữ"))[..200], "hỏng" },
        { "macro.docx", Docx(P("Chữ"), ("word/vbaProject.bin", "x")), "macro" },
        { "trống.docx", Docx(""), "không có nội dung" },
        { "bảng.xlsx", Zip(Types("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xl/workbook.xml"), ("xl/workbook.xml", "<a/>")), "Excel" },
        { "ghi chú.txt", Encoding.UTF8.GetBytes("xin chào"), "không phải tài liệu" },
        { "cụt giữa.docx", Docx("<w:p><w:r><w:t>Chữ</w:t></w:r></w:q>"), "hỏng" },
        { "từ dài.docx", Docx(P("Đoạn đầu") + P(new string('x', 3_000))), "2.000" },
        { "trang.html", Encoding.UTF8.GetBytes("<p>Ngắn</p>"), "không có bài viết" },
        { "dài.html", Encoding.UTF8.GetBytes($"<p>{string.Concat(Enumerable.Repeat("xin chào, ", 250_000))}</p>"), "2.000.000" },
        { "dài.docx", Docx(string.Concat(Enumerable.Repeat(P(string.Concat(Enumerable.Range(0, 300).Select(at => $"chữ {at} "))), 1_000))), "2.000.000" },
        { "rỗng.docx", [], "rỗng" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_bad_file_is_refused_at_its_field_and_leaves_nothing(string name, byte[] bytes, string reason)
    {
        var author = await app.As(Author);
        var before = await Rows();

        var answer = await Send(author, name, bytes);

        var page = await Page.Read(answer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(reason, page.Find(".field--bad:has([name='File'])").TextContent, StringComparison.Ordinal);
        Assert.All(["LessonId", "Article.LessonId"], name => Assert.NotEmpty(page.Find($"[name='{name}'] option[selected]").GetAttribute("value")!));
        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task What_would_become_of_a_file_is_shown_and_nothing_is_written_until_it_is_asked_for()
    {
        var author = await app.As(Author);
        var before = await Rows();
        var drawings = "<w:p><w:r><w:drawing><wp:docPr id=\"1\" descr=\"Sơ đồ\"/><a:blip r:embed=\"p\"/></w:drawing><w:drawing><a:blip r:embed=\"e\"/></w:drawing></w:r></w:p>";

        var preview = await Page.Read(await Send(author, "giáo án.docx", Docx(
            H(1, "Ổn định lớp") + P("Chào lớp, điểm danh.") + H(1, "Bài mới") + P("Nội dung chính.") + drawings,
            ("word/media/image1.png", Png), ("word/media/image_2.emf", "x"),
            Links("word/_rels/document.xml.rels", ("p", "image", "media/image1.png"), ("e", "image", "media/image_2.emf")))));

        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal(before, await Rows());
        var rows = preview.Document.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Matches(@"\A1\|Ổn định lớpChào lớp, điểm danh\.\|.+\|\d+\|0\z", rows[0]);
        Assert.Matches(@"\A2\|Bài mớiNội dung chính\..*\|.+\|\d+\|1\z", rows[1]);
        Assert.Contains("Hình không đưa vào được: image_2.emf", preview.Find(".note--warn").TextContent, StringComparison.Ordinal);

        // Looked at by one, made by nobody else; and made twice, there are two.
        var ticket = preview.Find("[name='ticket']").GetAttribute("value")!;
        var other = await app.As(OtherLecturer);
        Assert.Contains("quá hạn", (await Page.Read(await Confirm(other, ticket))).Text, StringComparison.Ordinal);
        Assert.Contains("quá hạn", (await Page.Read(await Confirm(author, ticket[..^2] + "xx"))).Text, StringComparison.Ordinal);
        Assert.Equal(before, await Rows());
        Assert.Equal(HttpStatusCode.Found, (await Confirm(author, ticket)).StatusCode);
        Assert.Equal((before.Item1 + 1, before.Item2 + 2, before.Item3 + 1), await Rows());
    }

    [Fact]
    public async Task A_file_that_was_swept_away_is_asked_for_again()
    {
        var author = await app.As(Author);
        var preview = await Page.Read(await Send(author, "a.docx", Docx(P($"Chữ {Guid.NewGuid()}"))));
        var files = app.Services.GetRequiredService<FileStore>();
        await foreach (var hash in files.OlderThan(DateTimeOffset.MaxValue.AddDays(-1), TestContext.Current.CancellationToken))
        {
            await files.Remove(hash, DateTimeOffset.MaxValue.AddDays(-1), TestContext.Current.CancellationToken);
        }

        var answer = await author.Post(preview, "form[action$='/confirmations']");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Gửi lại tệp", (await Page.Read(answer)).Find(".field--bad:has([name='File'])").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_of_another_centre_is_no_lesson()
    {
        var author = await app.As(Author);
        var foreign = await app.InDatabase(db => db.Lessons.Where(lesson => db.Centres.Any(centre => centre.Id == lesson.CentreId && centre.Slug != "song-van")).Select(lesson => lesson.Id).FirstAsync());

        foreach (var lesson in new[] { $"{foreign}", "", "x" })
        {
            var answer = await author.PostFile(await New(author), ByFile, "a.docx", Docx(P("Chữ")), ("LessonId", lesson));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.NotNull((await Page.Read(answer)).Document.QuerySelector(".field--bad [name='LessonId']"));
        }
    }

    [Fact]
    public async Task Parts_are_added_behind_those_that_are_there_and_share_what_is_left()
    {
        var author = await app.As(Author);
        await Make(author, await Send(author, "a.docx", Docx(H(1, "Một") + P("a") + H(1, "Hai") + P("b"))));
        var plan = await Plan(author);
        await author.Submit(await author.Get($"{Plans}/{plan.Id}/parts/{plan.Parts[0].Id}/edit"), "form:has([name='Form.Body'])", ("Form.Minutes", "1"), ("do", "save"));
        var import = await author.Get($"{Plans}/{plan.Id}/imports/new");

        await Make(author, await author.PostFile(import, ByFile, "b.docx", Docx(P("Thêm"))));

        var after = await Plan(author);
        Assert.Equal(["Một", "Hai", "Mở đầu"], after.Parts.Select(part => part.Title));
        Assert.Equal(plan.Periods * 45, after.TotalMinutes);
    }

    [Fact]
    public async Task Nobody_adds_to_the_plan_of_another_or_to_one_that_is_submitted()
    {
        var author = await app.As(Author);
        await Make(author, await Send(author, "a.docx", Docx(P("a"))));
        var plan = await Plan(author);
        var import = await author.Get($"{Plans}/{plan.Id}/imports/new");

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(OtherLecturer)).Get($"{Plans}/{plan.Id}/imports/new")).Status);
        await author.Submit(await author.Get($"{Plans}/{plan.Id}"), "form[action$='/submissions']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.PostFile(import, ByFile, "b.docx", Docx(P("Thêm")))).StatusCode);
        Assert.Single((await app.InDatabase(db => db.LessonParts.Where(part => part.LessonPlanId == plan.Id).ToListAsync())));
    }

    /// <summary>Looks at the preview, and has it made.</summary>
    private static async Task<Page> Make(Visitor author, HttpResponseMessage answer) =>
        await author.Submit(await author.After(answer), "form[action$='/confirmations']");

    private static async Task<HttpResponseMessage> Confirm(Visitor visitor, string ticket)
    {
        var token = (await New(visitor)).Find("[name='__RequestVerificationToken']").GetAttribute("value")!;
        return await visitor.Send(new HttpRequestMessage(HttpMethod.Post, $"{Plans}/imports/confirmations")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("ticket", ticket), KeyValuePair.Create("__RequestVerificationToken", token)]),
        });
    }

    private static Task<Page> New(Visitor visitor) => visitor.Get($"{Plans}/imports/new");

    private async Task<HttpResponseMessage> Send(Visitor visitor, string name, byte[] bytes) =>
        await visitor.PostFile(await New(visitor), ByFile, name, bytes, ("LessonId", await Lesson()));

    private Task<string> Lesson() => app.InDatabase(db => db.Lessons
        .Where(lesson => db.Centres.Any(centre => centre.Id == lesson.CentreId && centre.Slug == "song-van")).OrderBy(lesson => lesson.Id).Select(lesson => $"{lesson.Id}").FirstAsync());

    private Task<(int, int, int)> Rows() => app.InDatabase(async db => (await db.LessonPlans.CountAsync(), await db.LessonParts.CountAsync(), await db.Files.CountAsync()));

    private async Task<LessonPlan> Plan(Visitor visitor)
    {
        Assert.EndsWith("/edit", visitor.Location.AbsolutePath, StringComparison.Ordinal);
        var id = Guid.Parse(visitor.Location.Segments[4].TrimEnd('/'));
        return await app.InDatabase(db => db.LessonPlans.AsNoTracking().Include(plan => plan.Parts.OrderBy(part => part.Position)).ThenInclude(part => part.Materials).SingleAsync(plan => plan.Id == id));
    }

    /// <summary>The site, and around it a web of a few pages.</summary>
    public sealed class App : LmsApp
    {
        protected override void Listen(WebApplicationBuilder builder)
        {
            base.Listen(builder);
            builder.Services.AddSingleton(new OutsidePages(new OutsidePagesTests.Answers(Answer)));
        }

        private static HttpResponseMessage Answer(Uri address) => address.AbsolutePath switch
        {
            "/bai" => Content("text/html", Encoding.UTF8.GetBytes($"<title>Bài</title><p>{Long}</p><img src='/anh.png' alt='Ảnh'><img src='http://10.0.0.1/anh.png' alt='Ảnh trong mạng'>")),
            "/anh.png" => Content("image/png", Png),
            "/tep" => Content("application/pdf", "%PDF-"u8.ToArray()),
            "/vao-trong" => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("http://192.168.1.1/") } },
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };

        private static HttpResponseMessage Content(string type, byte[] bytes) => new() { Content = new ByteArrayContent(bytes) { Headers = { { "Content-Type", type } } } };
    }
}
