using System.Net;
using System.Security.Cryptography;
using System.Text;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Tests.Conduct;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Exams.Files;

/// <summary>Take-home papers that come as files: sent, put in order, taken away, and never lost or let in too late.</summary>
public sealed class AttemptFilesTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string UploadForm = "form[enctype='multipart/form-data']";
    private const string Mai = "SV-HV03";
    private const string Hoa = "SV-HV07";

    [Fact]
    public async Task Pages_taken_by_telephone_are_sent_without_script_and_stand_in_their_order()
    {
        var mai = await Begin(Mai);

        await Send(mai, "IMG_0412.JPG", Papers.Jpeg(1));
        var page = await mai.Visitor.After(await Send(mai, "IMG_0413.JPG", Papers.Jpeg(2)));

        Assert.Equal(["IMG_0412.JPG", "IMG_0413.JPG"], Names(page));
        page = await mai.Visitor.Submit(page, ".files__row:nth-child(2) form[action$='/moves']");
        Assert.Equal(["IMG_0413.JPG", "IMG_0412.JPG"], Names(page));
        page = await mai.Visitor.Submit(page, ".files__row:nth-child(1) form[action$='/removals']");
        Assert.Equal(["IMG_0412.JPG"], Names(page));

        var writing = await mai.Visitor.Get(mai.Path);
        Assert.Equal(["IMG_0412.JPG"], Names(writing));
        Assert.Equal("1", writing.Find("[data-files-count]").TextContent);
    }

    [Fact]
    public async Task Going_to_the_files_without_script_saves_what_is_typed_first()
    {
        var mai = await Begin(Mai);
        var page = await mai.Visitor.Get(mai.Path);

        page = await mai.Visitor.Submit(page, "form#paper", ("Answers[0].Text", "Chưa kịp lưu."), ("Then", "files"));

        Assert.EndsWith("/files", mai.Visitor.Location.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("Chưa kịp lưu.", (await mai.Visitor.Get(mai.Path)).Find("#text-1").TextContent);
        Assert.NotNull(page.Find(UploadForm));
    }

    [Fact]
    public async Task Both_the_original_and_the_copy_without_the_place_lie_in_the_store()
    {
        var mai = await Begin(Mai);
        await Send(mai, "trang 1.jpg", Papers.Jpeg(3));

        var file = (await Files(mai)).Single();
        var store = app.Services.GetRequiredService<FileStore>();
        Assert.Equal(Papers.Jpeg(3), await File.ReadAllBytesAsync(store.PathOf(file.Sha256), TestContext.Current.CancellationToken));
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(store.PathOf(file.CleanSha256), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        var own = await mai.Visitor.Send(new HttpRequestMessage(HttpMethod.Get, $"{mai.Path}/files/{file.Id}"));
        Assert.Equal(Papers.Jpeg(3), await own.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("nosniff", own.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox;", own.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_comes_near_a_trainees_files()
    {
        var mai = await Begin(Mai);
        await Send(mai, "trang 1.jpg", Papers.Jpeg(4));
        var file = (await Files(mai)).Single();
        foreach (var code in new[] { Hoa, Room.Office, Room.Invigilator, "SV-HV30" })
        {
            var other = await app.As(code);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{mai.Path}/files")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{mai.Path}/files/{file.Id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Post(other, $"{mai.Path}/files/{file.Id}/removals")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await Post(other, $"{mai.Path}/files/{file.Id}/moves")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await Upload(other, await TokenOf(other), mai.Path, Papers.Jpeg(5))).StatusCode);
        }

        Assert.Single(await Files(mai));
    }

    [Theory]
    [InlineData("anh.jpg", "PaperFile.Heic")]
    [InlineData("bai.doc", "PaperFile.OldWord")]
    [InlineData("bai.pdf", "PaperFile.KindUnknown")]
    [InlineData("bai.docx", "PaperFile.Broken")]
    [InlineData("rong.pdf", "Upload.Empty")]
    public async Task What_is_not_taken_is_told_with_what_to_do(string name, string rule)
    {
        byte[] bytes = rule switch
        {
            "PaperFile.Heic" => Papers.Heic,
            "PaperFile.OldWord" => [0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3],
            "PaperFile.Broken" => [.. "PK\x03\x04"u8, 1, 2, 3],
            "Upload.Empty" => [],
            _ => "chữ"u8.ToArray(),
        };
        var mai = await Begin(Mai);

        var answer = await Send(mai, name, bytes);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            app.Services.GetRequiredService<Lms.Web.Texts>().InVietnamese($"Rules.{rule}"), (await Page.Read(answer)).Find(".field__error").TextContent.Trim());
        Assert.Empty(await Files(mai));
    }

    [Fact]
    public async Task A_file_is_what_its_bytes_are_whatever_its_name()
    {
        var mai = await Begin(Mai);

        await Send(mai, "bài.jpg", Papers.Pdf);

        Assert.Equal(Domain.Media.PaperKind.Pdf, (await Files(mai)).Single().Kind);
    }

    [Fact]
    public async Task More_bytes_than_the_rule_allows_are_refused_in_words()
    {
        var mai = await Begin(Mai);

        var answer = await Send(mai, "to.pdf", [.. Papers.Pdf, .. new byte[20_000_000]]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("20", (await Page.Read(answer)).Find(".field__error").TextContent, StringComparison.Ordinal);
        Assert.Empty(await Files(mai));
    }

    [Fact]
    public async Task A_file_whose_answer_was_lost_is_sent_again_and_stays_one()
    {
        var mai = await Begin(Mai);

        await Upload(mai.Visitor, mai.Token, mai.Path, Papers.Jpeg(6));
        var again = await Upload(mai.Visitor, mai.Token, mai.Path, Papers.Jpeg(6));

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.DoesNotContain("<html", await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Single(await Files(mai));
    }

    [Fact]
    public async Task A_form_that_is_not_ours_stores_nothing()
    {
        var mai = await Begin(Mai);

        Assert.Equal(HttpStatusCode.BadRequest, (await Upload(mai.Visitor, "none", mai.Path, Papers.Jpeg(7))).StatusCode);
        Assert.Empty(await Files(mai));
    }

    [Fact]
    public async Task A_file_that_set_out_in_time_is_taken_though_its_last_byte_comes_late()
    {
        var room = await Open();
        var mai = await room.Begin(Mai);
        var end = (await room.AttemptOf(mai)).AcceptsUntil;
        app.Clock.Set(end);

        var slow = await Upload(mai.Visitor, mai.Token, mai.Path, Papers.Jpeg(8), halfway: () => app.Clock.Advance(TimeSpan.FromMinutes(10)));
        var late = await Upload(mai.Visitor, mai.Token, mai.Path, Papers.Jpeg(9));

        Assert.Equal(HttpStatusCode.OK, slow.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Equal(end, (await Files(mai)).Single().ArrivedAt, TimeSpan.FromMilliseconds(1));
        app.Clock.Set(new TestClock().GetUtcNow());
    }

    [Fact]
    public async Task After_the_hand_in_files_neither_come_nor_go()
    {
        var mai = await Begin(Mai);
        await Send(mai, "trang 1.jpg", Papers.Jpeg(10));
        var file = (await Files(mai)).Single();
        await mai.HandIn();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Upload(mai.Visitor, mai.Token, mai.Path, Papers.Jpeg(11))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(mai.Visitor, $"{mai.Path}/files/{file.Id}/removals")).StatusCode);
        Assert.Equal("trang 1.jpg", Names(await mai.Visitor.Get(mai.Path)).Single());
        Assert.Null((await Files(mai)).Single().RemovedAt);
    }

    [Fact]
    public async Task Files_and_a_hand_in_at_the_same_moment_do_not_cross()
    {
        var mai = await Begin(Mai);
        for (byte at = 0; at < 3; at++)
        {
            await Upload(mai.Visitor, mai.Token, mai.Path, Papers.Jpeg((byte)(20 + at)));
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(at => at == 3
            ? mai.HandIn()
            : Upload(mai.Visitor, mai.Token, mai.Path, Papers.Jpeg((byte)(30 + at)))));

        var taken = 3 + answers.Count(answer => answer.StatusCode == HttpStatusCode.OK);
        var held = await Files(mai);
        Assert.Equal(taken, held.Count);
        Assert.Equal(Enumerable.Range(1, taken), held.Select(file => file.Place));
        var receipt = await app.InDatabase(db => db.Receipts.AsNoTracking().SingleAsync(one => one.AttemptId == mai.Id));
        Assert.All(held, file => Assert.Contains($"file {file.Place} jpeg bytes {file.Length} sha256 {file.Sha256}\n", receipt.Statement, StringComparison.Ordinal));
        Assert.Equal(taken, receipt.Statement.Split("\nfile ").Length - 1);
    }

    [Fact]
    public async Task The_receipt_tells_the_hash_of_what_was_sent_and_whoever_checks_it_sees_no_name()
    {
        var mai = await Begin(Mai);
        await Send(mai, "Nguyễn Thị Mai.jpg", Papers.Jpeg(40));
        await mai.HandIn();

        var page = await mai.Visitor.Get($"{mai.Path}/receipt");
        var file = await (await mai.Visitor.Send(new HttpRequestMessage(HttpMethod.Get, $"{mai.Path}/receipt/file"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var stranger = app.Stranger();
        var check = await stranger.Submit(await stranger.Get("/receipts"), "form[action='/receipts']", ("Text", file));

        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(Papers.Jpeg(40))), page.Text, StringComparison.Ordinal);
        Assert.Contains("file 1 jpeg", check.Text, StringComparison.Ordinal);
        Assert.Single(check.Document.QuerySelectorAll(".note--ok + p ~ .note--ok"));
        Assert.DoesNotContain("Thị Mai", check.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sitting_that_takes_none_has_no_such_page()
    {
        var room = await Room.Open(app, [Mai], minutes: null);
        var mai = await room.Begin(Mai);

        Assert.Equal(HttpStatusCode.NotFound, (await mai.Visitor.Get($"{mai.Path}/files")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Upload(mai.Visitor, mai.Token, mai.Path, Papers.Jpeg(50))).StatusCode);
        Assert.Null((await mai.Visitor.Get(mai.Path)).Document.QuerySelector("[data-files], [data-to-files]"));
    }

    [Fact]
    public async Task The_office_makes_a_sitting_that_takes_files_only_without_minutes_of_ones_own()
    {
        var office = await app.As(Room.Office);
        var like = await app.InDatabase(db => db.Sittings.FirstAsync(one => one.TakesFiles));
        var form = await office.Get("/c/song-van/sittings/new");
        (string, string)[] fields =
        [
            ("Title", "Thu hoạch có tệp"), ("ClassId", $"{like.ClassId}"), ("PaperId", $"{like.ExamPaperId}"), ("TakesFiles", "true"), ("Kind", "TakeHome"),
            ("Opens", Local(1)), ("Closes", Local(8)),
        ];

        var refused = await office.Submit(form, "form[action$='/sittings']", [.. fields, ("Minutes", "90")]);
        Assert.NotNull(refused.Find(".field--bad:has(#Minutes)"));
        var made = await office.Submit(form, "form[action$='/sittings']", fields);

        Assert.Contains("Nhận thêm PDF", made.Text, StringComparison.Ordinal);
        Assert.True(await app.InDatabase(db => db.Sittings.AnyAsync(one => one.Title == "Thu hoạch có tệp" && one.TakesFiles)));
    }

    private string Local(int days) => Lms.Web.SchoolTime.Local(app.Clock.GetUtcNow().AddDays(days)).ToString("dd/MM/yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private Task<Room> Open() => Room.Open(app, [Mai, Hoa], minutes: null, takesFiles: true);

    private async Task<Writer> Begin(string code) => await (await Open()).Begin(code);

    private Task<List<AttemptFile>> Files(Writer writer) => app.InDatabase(db => db.AttemptFiles.AsNoTracking()
        .Where(file => file.AttemptId == writer.Id && file.RemovedAt == null).OrderBy(file => file.Place).ToListAsync());

    private static async Task<HttpResponseMessage> Send(Writer writer, string name, byte[] bytes) =>
        await writer.Visitor.PostFile(await writer.Visitor.Get($"{writer.Path}/files"), UploadForm, name, bytes);

    private static List<string> Names(Page page) => [.. page.Document.QuerySelectorAll(".files__what a").Select(link => link.TextContent)];

    private static async Task<string> TokenOf(Visitor visitor) =>
        (await visitor.Get("/password")).Find("input[name='__RequestVerificationToken']").GetAttribute("value")!;

    private static async Task<HttpResponseMessage> Post(Visitor visitor, string path) => await visitor.Send(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", await TokenOf(visitor)), KeyValuePair.Create("forward", "true")]),
    });

    // As the writing page's script sends it.
    private static Task<HttpResponseMessage> Upload(Visitor visitor, string token, string path, byte[] bytes, Action? halfway = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/files")
        {
            Content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new SlowContent(bytes, halfway), "File", "a.jpg" } },
        };
        request.Headers.Add("HX-Request-Type", "partial");
        return visitor.Send(request);
    }

    private sealed class SlowContent(byte[] bytes, Action? halfway) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            await stream.FlushAsync();
            if (halfway is not null)
            {
                // The site has begun to read by now.
                await Task.Delay(200);
                halfway();
            }

            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
