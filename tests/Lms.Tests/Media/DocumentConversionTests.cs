using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Lms.Data;
using Lms.Data.Search;
using Lms.Domain.Media;
using Lms.Tests.Architecture;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Media;

/// <summary>What becomes of documents, whoever converts them: a program of the tests' own stands in for LibreOffice.</summary>
public sealed class DocumentConversionTests : IClassFixture<LmsApp>, IAsyncLifetime
{
    private const string Trainee = "SV-HV08";
    private const string Elsewhere = "SV-HV25";
    private const string Lecturer = "SV-CB05";

    private static int made;

    private readonly LmsApp app;
    private readonly TemporaryFolder folder = new();
    private readonly StandIn office;

    public DocumentConversionTests(LmsApp app)
    {
        this.app = app;
        office = new StandIn(folder);
        (app.Conversion().Seconds, app.Conversion().Megabytes, app.Conversion().LongestPdf) = (60, 500, 1_000_000);
        app.Conversion().Program = office.Working;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_becomes_a_pdf_that_those_read_who_may_read_the_document()
    {
        var file = await app.AttachTaught("Bài giảng.docx", New());
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(Trainee, $"{file}/document/pdf")).StatusCode);
        Assert.Contains("Sắp được chuyển", (await Fragment(Trainee, file)).TextContent, StringComparison.Ordinal);

        Assert.Equal(1, await app.Convert(Stop));

        Assert.Equal($"{file}/document/pdf", (await Fragment(Trainee, file)).GetAttribute("data-pdf"));
        var whole = await Ask(Trainee, $"{file}/document/pdf");
        var bytes = await whole.Content.ReadAsByteArrayAsync(Stop);
        Assert.Equal("application/pdf", whole.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("%PDF-1.4 made of", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        Assert.True(whole.Headers.CacheControl is { Private: true, NoCache: true });

        var request = new HttpRequestMessage(HttpMethod.Get, $"{file}/document/pdf") { Headers = { Range = new RangeHeaderValue(1, 3) } };
        var part = await (await app.As(Trainee)).Send(request);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("PDF", await part.Content.ReadAsStringAsync(Stop));

        foreach (var what in new[] { "document", "document/pdf", "document/words" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Ask(Elsewhere, $"{file}/{what}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await Ask("DL-CB01", $"{file}/{what}".Replace("song-van", "dong-lam", StringComparison.Ordinal))).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await app.Stranger().Send(new HttpRequestMessage(HttpMethod.Get, $"{file}/{what}"))).StatusCode);
        }

        // Its name told the program nothing, and what it worked in is gone.
        Assert.EndsWith("/document.docx", office.Seen.Single(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(office.Seen.Single())));
    }

    [Fact]
    public async Task The_same_content_is_converted_once_whatever_it_is_called_and_whatever_else_there_is_stays()
    {
        var content = New();
        var (one, other) = (await app.AttachTaught("mot.docx", content), await app.AttachTaught("Hai.DOCX", content));
        var zip = await app.AttachTaught("bo.zip", OfficeFiles.Zip(("a.txt", "a")));

        Assert.Equal(1, await app.Convert(Stop));
        Assert.Equal(0, await app.Convert(Stop));

        Assert.Single(office.Seen);
        Assert.Equal((await app.Shown(one)).PdfSha256, (await app.Shown(other)).PdfSha256);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(Trainee, $"{zip}/document")).StatusCode);
    }

    [Fact]
    public async Task The_page_tells_whose_turn_it_is_and_how_long_it_takes()
    {
        var first = await app.AttachTaught("truoc.docx", New());
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await app.AttachTaught("sau.pptx", OfficeFiles.Pptx((OfficeFiles.Shape("title", $"B {made++}"), "")));
        app.Conversion().Program = office.Held;
        var converting = app.Convert(Stop);
        await Until(() => office.IsAtWork);
        app.Clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Contains("đã 7 giây", (await Fragment(Trainee, first)).TextContent, StringComparison.Ordinal);
        Assert.Contains("còn 1 tài liệu phía trước", (await Fragment(Trainee, second)).TextContent, StringComparison.Ordinal);
        Assert.Equal("yes", (await Fragment(Trainee, second)).GetAttribute("data-changes"));

        office.LetGo();
        Assert.Equal(2, await converting);
        Assert.Equal(WorkState.Done, (await app.Shown(second)).State);
    }

    [Fact]
    public async Task Two_nodes_take_one_document_each()
    {
        var file = await app.AttachTaught("mot.docx", New());
        app.Conversion().Program = office.Held;
        var converting = app.Convert(Stop);
        await Until(() => office.IsAtWork);

        Assert.Equal(0, await app.Convert(Stop));

        office.LetGo();
        Assert.Equal(1, await converting);
        Assert.Equal(1, (await app.Shown(file)).Tries);
    }

    [Fact]
    public async Task What_a_node_was_at_when_it_went_down_is_taken_up_by_another_at_once()
    {
        var file = await app.AttachTaught("dut.docx", New());
        app.Conversion().Program = office.Held;
        var dying = app.Convert(Stop);
        await Until(() => office.IsAtWork);

        await app.Kill();
        Assert.Equal(WorkState.Working, (await app.Shown(file)).State);
        app.Conversion().Program = office.Working;
        Assert.Equal(1, await app.Convert(Stop));

        var shown = await app.Shown(file);
        Assert.Equal((WorkState.Done, 2), (shown.State, shown.Tries));
        office.LetGo();
        await Assert.ThrowsAnyAsync<Exception>(() => dying);
        Assert.Equal(shown.PdfSha256, (await app.Shown(file)).PdfSha256);
    }

    [Fact]
    public async Task A_document_that_takes_its_node_down_each_time_is_left_alone()
    {
        var file = await app.AttachTaught("sap.docx", New());
        await app.Convert(new CancellationToken(canceled: false));
        await Set(file, "state = 2, tries = 3, tries_since_asked = 3, pdf_sha256 = null");

        await app.Convert(Stop);

        Assert.Equal(DocumentProblem.Interrupted, (await app.Shown(file)).Problem);
        Assert.Contains("nhiều lần bị ngắt", (await Fragment(Trainee, file)).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_stops_puts_its_document_back()
    {
        var file = await app.AttachTaught("dung.docx", New());
        app.Conversion().Program = office.Held;
        using var stopping = new CancellationTokenSource();
        var converting = app.Convert(stopping.Token);
        await Until(() => office.IsAtWork);

        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => converting);

        var shown = await app.Shown(file);
        Assert.Equal((WorkState.Waiting, 0), (shown.State, shown.Tries));
        app.Conversion().Program = office.Working;
        Assert.Equal(1, await app.Convert(Stop));
    }

    [Theory]
    [InlineData("endless", DocumentProblem.TooLong, "quá lâu")]
    [InlineData("greedy", DocumentProblem.TooMuchMemory, "quá nhiều bộ nhớ")]
    [InlineData("failing", DocumentProblem.NotReadable, "không đọc được")]
    [InlineData("lengthy", DocumentProblem.TooLarge, "quá lớn")]
    public async Task What_does_not_become_a_pdf_has_failed_for_a_reason_that_the_page_gives(string how, DocumentProblem problem, string said)
    {
        var file = await app.AttachTaught("hong.docx", New());
        (app.Conversion().Seconds, app.Conversion().Megabytes) = how == "endless" ? (2, 500) : (60, 100);
        app.Conversion().Program = how switch { "endless" => office.Endless, "greedy" => office.Greedy, "lengthy" => office.Lengthy, _ => office.Failing };

        Assert.Equal(1, await app.Convert(Stop));

        Assert.Equal((WorkState.Failed, problem), ((await app.Shown(file)).State, (await app.Shown(file)).Problem));
        Assert.Contains(said, (await Fragment(Trainee, file)).TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Ask(Trainee, $"{file}/document/pdf")).StatusCode);
        Assert.False(how == "endless" && Processes.Runs(office.Child));
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(app.Services.GetRequiredService<FileStore>().Folder, "incoming")));
    }

    public static TheoryData<string, byte[], DocumentProblem> Unfit => new()
    {
        { "khoa.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptedPackage")], DocumentProblem.Locked },
        { "macro.docx", OfficeFiles.Docx("", ("word/vbaProject.bin", "x")), DocumentProblem.Harmful },
        { "anh.docx", OfficeFiles.Png, DocumentProblem.NotReadable },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task What_came_in_before_uploads_were_looked_at_is_opened_by_no_program(string name, byte[] content, DocumentProblem problem)
    {
        var file = await app.AttachTaught(name, content);

        await app.Convert(Stop);

        Assert.Equal(problem, (await app.Shown(file)).Problem);
        Assert.Empty(office.Seen);
    }

    [Fact]
    public async Task A_lecturer_asks_again_and_nobody_without_lessons_to_prepare_may()
    {
        var file = await app.AttachTaught("lai.docx", New());
        app.Conversion().Program = office.Failing;
        await app.Convert(Stop);
        var lecturer = await app.As(Lecturer);
        var page = await lecturer.Get($"{file}/document");
        Assert.Null((await (await app.As(Trainee)).Get($"{file}/document")).Document.QuerySelector("form"));
        app.Conversion().Program = office.Working;

        var answer = await lecturer.Post(page, "form[action$='/tries']");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(WorkState.Waiting, (await app.Shown(file)).State);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lecturer.Post(page, "form[action$='/tries']")).StatusCode);
        Assert.Equal(1, await app.Convert(Stop));
        Assert.Equal((WorkState.Done, 2), ((await app.Shown(file)).State, (await app.Shown(file)).Tries));

        await Set(file, "state = 4, problem = 3, tries = 5");
        Assert.Null((await (await app.As(Lecturer)).Get($"{file}/document")).Document.QuerySelector("form"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lecturer.Post(page, "form[action$='/tries']")).StatusCode);
    }

    [Fact]
    public async Task Where_no_LibreOffice_is_the_words_are_read_and_the_file_is_there()
    {
        var file = await app.AttachTaught("chu.docx", OfficeFiles.Docx(OfficeFiles.P($"Tập trung dân chủ <{made++}>".Replace("<", "&lt;", StringComparison.Ordinal))));
        app.Conversion().Program = folder["not-there"];
        await app.Services.GetRequiredService<FileTexts>().Run(Stop);

        Assert.Equal(0, await app.Convert(Stop));

        var page = await (await app.As(Trainee)).Get($"{file}/document");
        Assert.Contains("Tải tệp về để xem", page.Find("[data-state]").TextContent, StringComparison.Ordinal);
        Assert.Equal("no", page.Find("[data-state]").GetAttribute("data-changes"));
        var words = await (await app.As(Trainee)).Get(page.Find("[data-words]").GetAttribute("data-words")!);
        Assert.StartsWith("Tập trung dân chủ <", words.Find(".shown__text").TextContent, StringComparison.Ordinal);

        // It is taken up once the program is there.
        app.Conversion().Program = office.Working;
        Assert.Equal(1, await app.Convert(Stop));
    }

    [Fact]
    public async Task The_pages_that_show_materials_ask_for_what_became_of_a_document()
    {
        var file = await app.AttachTaught("hien.docx", New());
        var (session, position, plan) = await app.InDatabase(async db =>
        {
            var part = await db.LessonParts.SingleAsync(part => db.Materials.Any(material => material.LessonPartId == part.Id && material.FileId == Id(file)));
            var room = await db.Sessions.FirstAsync(session => session.LessonPlanId == part.LessonPlanId);
            return (room.Id, part.Position, part.LessonPlanId);
        });
        foreach (var (who, path) in new[]
        {
            (Trainee, $"/c/song-van/sessions/{session}/lesson/parts/{position}"),
            (Trainee, $"/c/song-van/sessions/{session}/room/board?part={position}"),
            (Lecturer, $"/c/song-van/lesson-plans/{plan}"),
        })
        {
            var page = await (await app.As(who)).Get(path);
            Assert.NotNull(page.Document.QuerySelector($"[data-shown='{file}/document']"));
            Assert.NotNull(page.Document.QuerySelector($".shown a[href='{file}']"));
        }
    }

    [Fact]
    public async Task The_pdf_stays_in_the_store_as_long_as_what_it_was_made_from()
    {
        var file = await app.AttachTaught("quet.docx", New());
        await app.Convert(Stop);
        var pdf = (await app.Shown(file)).PdfSha256!;
        var store = app.Services.GetRequiredService<FileStore>();

        await SweepLater();
        Assert.True(File.Exists(store.PathOf(pdf)));

        await app.InDatabase(async db =>
        {
            await db.Materials.Where(material => material.FileId == Id(file)).ExecuteDeleteAsync(Stop);
            await db.Files.Where(one => one.Id == Id(file)).ExecuteDeleteAsync(Stop);
        });
        await SweepLater();
        Assert.False(File.Exists(store.PathOf(pdf)));
        Assert.False(await app.InDatabase(db => db.ShownDocuments.AnyAsync(document => document.PdfSha256 == pdf)));
    }

    /// <summary>What another test left waiting, or let fail, is done before: the class shares a site.</summary>
    public async ValueTask InitializeAsync()
    {
        await app.Convert(Stop);
        office.Forget();
    }

    public ValueTask DisposeAsync()
    {
        office.LetGo();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    // Content of its own for every test: what one of them converted is done for all.
    private static byte[] New() => OfficeFiles.Docx(OfficeFiles.P($"Nội dung {Interlocked.Increment(ref made)}"));

    private static Guid Id(string file) => Guid.Parse(file.Split('/')[^1]);

    private async Task<AngleSharp.Dom.IElement> Fragment(string code, string file)
    {
        var page = await (await app.As(code)).Get($"{file}/document");
        return page.Document.QuerySelector("[data-pdf]") ?? page.Find("[data-state]");
    }

    private async Task<HttpResponseMessage> Ask(string code, string path) => await (await app.As(code)).Send(new HttpRequestMessage(HttpMethod.Get, path));

    private Task<List<string>> Set(string file, string what) => Catalog.Ask(
        app.ConnectionString, $"with changed as (update shown_documents d set {what} from files f where f.sha256 = d.sha256 and f.id = '{Id(file)}' returning 1) select count(*)::text from changed");

    private async Task SweepLater()
    {
        var store = app.Services.GetRequiredService<FileStore>();
        foreach (var path in Directory.EnumerateFiles(store.Folder, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(path, (app.Clock.GetUtcNow() - FileSweep.Patience - TimeSpan.FromHours(1)).UtcDateTime);
        }

        await app.Services.GetRequiredService<FileSweep>().Run(Stop);
    }

    private static async Task Until(Func<bool> there)
    {
        for (var watch = Stopwatch.StartNew(); !there(); await Task.Delay(30, Stop))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
        }
    }
}
