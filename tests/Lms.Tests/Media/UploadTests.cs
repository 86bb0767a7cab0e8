using System.IO.Pipelines;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lms.Data;
using Lms.Data.Uploading;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Tests.Support;
using Lms.Web.Documents.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lms.Tests.Media;

/// <summary>Files by tus 1.0: what the protocol promises is kept, and what a program or a bad line may do does no harm.</summary>
public sealed class UploadTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Author = "SV-CB05";

    private readonly byte[] film = [0, 0, 0, 32, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2avc1mp41"u8, .. RandomNumberGenerator.GetBytes(300_000)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private UploadLimits Limits => app.Services.GetRequiredService<IOptions<UploadLimits>>().Value;

    private string Folder => Path.Combine(app.Services.GetRequiredService<FileStore>().Folder, "uploads");

    [Fact]
    public async Task A_file_comes_in_pieces_and_becomes_a_material_of_its_part()
    {
        var author = await Pieces.By(app, Author);
        var upload = await author.Begin("Một kỳ sinh hoạt.mp4", film.Length, "Sinh hoạt chi bộ");
        Assert.Equal(0, await author.Offset(upload));

        for (var at = 0; at < film.Length;)
        {
            var piece = film.AsSpan(at, Math.Min(128_000, film.Length - at)).ToArray();
            var answer = await author.Send(upload, at, piece);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            at += piece.Length;
            Assert.Equal(at, Pieces.Said(answer));
            Assert.Equal(at, await author.Offset(upload));
        }

        var (file, material) = await Taken(author);
        Assert.Equal(("Một kỳ sinh hoạt.mp4", "video/mp4", film.Length), (file.Name, file.ContentType, file.Length));
        Assert.Equal((MaterialKind.Video, "Sinh hoạt chi bộ"), (material.Kind, material.Caption));
        Assert.Equal(film, await File.ReadAllBytesAsync(app.Services.GetRequiredService<FileStore>().PathOf(file.Sha256), Stop));

        // Whoever did not hear the last answer asks, and sends nothing twice.
        Assert.Equal(film.Length, await author.Offset(upload));
        Assert.Equal(HttpStatusCode.NoContent, (await author.Send(upload, film.Length, [])).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await author.Ask(HttpMethod.Delete, upload)).StatusCode);
        Assert.Single(await Files(author));
    }

    [Fact]
    public async Task The_protocol_is_told_and_other_versions_and_broken_headers_are_refused()
    {
        var author = await Pieces.By(app, Author);
        var options = await author.Ask(HttpMethod.Options, Pieces.Uploads);
        Assert.Equal(HttpStatusCode.NoContent, options.StatusCode);
        Assert.Equal("creation,termination,checksum,expiration", options.Headers.GetValues("Tus-Extension").Single());
        Assert.Equal("1000000000", options.Headers.GetValues("Tus-Max-Size").Single());
        var upload = await author.Begin("a.mp4", film.Length);

        var other = await author.Ask(HttpMethod.Head, upload, request => Set(request, "Tus-Resumable", "0.2.2"));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "1.0.0"), (other.StatusCode, other.Headers.GetValues("Tus-Version").Single()));
        foreach (var length in new[] { "", "-1", "1e3", "99999999999999999999" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await Promised(author, "Upload-Length", length)).StatusCode);
        }

        foreach (var metadata in new[] { "", "part", "filename YQ==", "filename ?,part ?", "filename /w==", "filename YQ==,filename YQ==", new string('a', 9_000) })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await Promised(author, "Upload-Metadata", metadata)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await author.Ask(HttpMethod.Patch, upload, request =>
        {
            request.Headers.Add("Upload-Offset", "0");
            request.Content = new StringContent("x");
        })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.Send(upload, 0, film, "crc32 AAAA")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.Send(upload, 0, film, "sha1 ???")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await author.Ask(HttpMethod.Delete, upload, request => request.Headers.Remove("X-Form-Token"))).StatusCode);
        Assert.Equal(0, await author.Offset(upload));
    }

    [Fact]
    public async Task An_offset_that_lies_is_refused_and_more_than_was_promised_is_not_kept()
    {
        var author = await Pieces.By(app, Author);
        var upload = await author.Begin("a.mp4", film.Length);
        await author.Send(upload, 0, film[..1000]);

        foreach (var lie in new[] { 0L, 999, 1001, film.Length })
        {
            var answer = await author.Send(upload, lie, film[1000..1010]);
            Assert.Equal((HttpStatusCode.Conflict, 1000), (answer.StatusCode, Pieces.Said(answer)));
        }

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await author.Send(upload, 1000, film)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await author.Send(upload, 1000, new Endless([.. film, .. film]))).StatusCode);
        Assert.Equal(1000, await author.Offset(upload));
        Assert.Empty(await Files(author));
    }

    [Fact]
    public async Task A_piece_that_does_not_add_up_is_not_kept()
    {
        var author = await Pieces.By(app, Author);
        var upload = await author.Begin("a.mp4", film.Length);
        await author.Send(upload, 0, film[..1000], $"sha1 {Sum("SHA1", film[..1000])}");
        await author.Send(upload, 1000, film[1000..2000], $"md5 {Sum("MD5", film[1000..2000])}");
        Assert.Equal(2000, await author.Offset(upload));

        var wrong = Convert.ToBase64String(SHA256.HashData([1]));
        Assert.Equal(460, (int)(await author.Send(upload, 2000, film[2000..3000], $"sha256 {wrong}")).StatusCode);
        Assert.Equal(460, (int)(await author.Send(upload, 2000, film[2000..], $"sha256 {wrong}")).StatusCode);
        Assert.Equal(2000, await author.Offset(upload));
        Assert.Empty(await Files(author));

        await author.Send(upload, 2000, film[2000..], $"sha256 {Convert.ToBase64String(SHA256.HashData(film[2000..]))}");
        Assert.Equal(Hash(film), (await Taken(author)).File.Sha256);
    }

    [Fact]
    public async Task Of_two_that_send_to_one_upload_at_once_one_waits()
    {
        var author = await Pieces.By(app, Author);
        var upload = await author.Begin("a.mp4", film.Length);
        var line = new Pipe();
        var first = author.Send(upload, 0, new StreamContent(line.Reader.AsStream()));
        await line.Writer.WriteAsync(film.AsMemory(0, 1000), Stop);
        await Until(() => Bytes(upload) == 1000);

        Assert.Equal(HttpStatusCode.Locked, (await author.Send(upload, 0, film)).StatusCode);
        Assert.Equal(HttpStatusCode.Locked, (await author.Ask(HttpMethod.Head, upload)).StatusCode);
        Assert.Equal(HttpStatusCode.Locked, (await author.Ask(HttpMethod.Delete, upload)).StatusCode);

        await line.Writer.WriteAsync(film.AsMemory(1000), Stop);
        await line.Writer.CompleteAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await first).StatusCode);
        Assert.Equal(Hash(film), (await Taken(author)).File.Sha256);
    }

    [Fact]
    public async Task Given_up_it_leaves_nothing()
    {
        var author = await Pieces.By(app, Author);
        var upload = await author.Begin("a.mp4", film.Length);
        await author.Send(upload, 0, film[..1000]);

        Assert.Equal(HttpStatusCode.NoContent, (await author.Ask(HttpMethod.Delete, upload)).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await author.Ask(HttpMethod.Head, upload)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await author.Send(upload, 1000, film[1000..])).StatusCode);
        Assert.False(File.Exists(PathOf(upload)));
    }

    [Fact]
    public async Task Sent_nothing_for_two_days_it_is_gone_with_its_bytes()
    {
        var author = await Pieces.By(app, Author);
        var upload = await author.Begin("a.mp4", film.Length);
        app.Clock.Advance(TimeSpan.FromHours(20));
        await author.Send(upload, 0, film[..1000]);
        app.Clock.Advance(TimeSpan.FromHours(47));
        author = await Pieces.At(await app.As(Author), author.PagePath);
        Assert.Equal(1000, await author.Offset(upload));
        await Sweep();
        Assert.Equal(1000, await author.Offset(upload));

        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Gone, (await author.Ask(HttpMethod.Head, upload)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await author.Send(upload, 1000, film[1000..])).StatusCode);
        File.SetLastWriteTimeUtc(PathOf(upload), (app.Clock.GetUtcNow() - ResumableUpload.Patience - TimeSpan.FromMinutes(1)).UtcDateTime);
        await Sweep();
        Assert.Equal(HttpStatusCode.NotFound, (await author.Ask(HttpMethod.Head, upload)).StatusCode);
        Assert.False(File.Exists(PathOf(upload)));
    }

    [Theory]
    [InlineData("../../x.mp4", "x.mp4")]
    [InlineData("..\\..\\etc\\x.mp4", "x.mp4")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("a\u0000\u202Egpj.mp4", "agpj.mp4")]
    [InlineData("Nghi\u0323 quye\u0302\u0301t.mp4", "Nghị quyết.mp4")]
    [InlineData("..", "tep")]
    public async Task A_name_is_only_a_name(string sent, string kept)
    {
        var author = await Pieces.By(app, Author);
        var upload = await author.Begin(sent, film.Length);
        await author.Send(upload, 0, film);
        Assert.Equal(kept, (await Taken(author)).File.Name);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_before_its_first_byte()
    {
        var author = await Pieces.By(app, Author);
        await Refused(HttpStatusCode.UnprocessableEntity, "rỗng", await author.Promise("a.mp4", 0));
        await Refused(HttpStatusCode.RequestEntityTooLarge, "1\u00A0GB", await author.Promise("a.mp4", 1_000_000_001));
        await Refused(HttpStatusCode.RequestEntityTooLarge, "15\u00A0MB", await author.Promise("a.png", 15_000_001));
        await Refused(HttpStatusCode.RequestEntityTooLarge, "60\u00A0MB", await author.Promise("a.bin", 60_000_001));
        await Refused(HttpStatusCode.UnprocessableEntity, "300", await author.Promise("a.mp4", 100, new string('a', 301)));
        Assert.False(await Any(author));
    }

    [Fact]
    public async Task What_is_not_what_its_name_says_is_gone_with_its_first_bytes()
    {
        var author = await Pieces.By(app, Author);
        byte[] page = [.. "<!DOCTYPE html><script>alert(1)</script>"u8, .. new byte[200_000]];
        var upload = await author.Begin("phim.mp4", page.Length);
        await author.Send(upload, 0, page[..30]);
        await Refused(HttpStatusCode.UnprocessableEntity, ".mp4", await author.Send(upload, 30, page[30..100]));
        Assert.Equal(HttpStatusCode.NotFound, (await author.Ask(HttpMethod.Head, upload)).StatusCode);
        Assert.False(File.Exists(PathOf(upload)));

        // A picture without an ending may be as long as a picture.
        var picture = await author.Begin("anh", 20_000_000);
        await Refused(HttpStatusCode.RequestEntityTooLarge, "15\u00A0MB", await author.Send(picture, 0, [.. OfficeFiles.Png, .. new byte[100]]));

        byte[] locked = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        var document = await author.Begin("khoa.docx", locked.Length);
        await Refused(HttpStatusCode.UnprocessableEntity, "mật khẩu", await author.Send(document, 0, locked));
        Assert.Equal(HttpStatusCode.NotFound, (await author.Ask(HttpMethod.Head, document)).StatusCode);
        Assert.False(File.Exists(app.Services.GetRequiredService<FileStore>().PathOf(Hash(locked))));
        Assert.False(await Any(author));
    }

    [Theory]
    [InlineData(true, "mật khẩu")]
    [InlineData(false, "trang đầu")]
    public async Task A_pdf_that_is_locked_or_cut_short_is_refused_as_it_is_by_the_form(bool isLocked, string said)
    {
        Assert.SkipUnless(PdfText.IsHere, "Nothing here reads PDF.");
        var author = await Pieces.By(app, Author);
        var pdf = isLocked ? OfficeFiles.Pdf("a", isLocked: true) : OfficeFiles.Pdf(new string('a', 500))[..300];
        var upload = await author.Begin("van-ban.pdf", pdf.Length);

        await Refused(HttpStatusCode.UnprocessableEntity, said, await author.Send(upload, 0, pdf));

        Assert.Equal(HttpStatusCode.NotFound, (await author.Ask(HttpMethod.Head, upload)).StatusCode);
        Assert.False(await Any(author));
    }

    [Fact]
    public async Task A_full_centre_takes_nothing_more_by_either_way_and_counts_what_is_coming()
    {
        var author = await Pieces.By(app, Author);
        var held = await app.InDatabase(async db => await db.Files.Where(file => file.CentreId == db.LessonPlans.First(plan => plan.Id == author.PlanId).CentreId)
            .Select(file => new { file.Sha256, file.Length }).Distinct().SumAsync(file => file.Length));
        var coming = await app.InDatabase(db => db.ResumableUploads.Where(upload => upload.FinishedAt == null).SumAsync(upload => upload.Length));
        Limits.CentreQuotas["song-van"] = held + coming + 1_000_000;
        try
        {
            var upload = await author.Begin("a.mp4", 600_000);
            await Refused(HttpStatusCode.RequestEntityTooLarge, "Kho tệp", await author.Promise("b.mp4", 600_000));
            var form = await author.Visitor.Get(author.PagePath);
            var sent = await author.Visitor.PostFile(form, "form[enctype='multipart/form-data']", "b.mp4", [.. film, .. new byte[600_000]]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
            Assert.Contains("Kho tệp", (await Page.Read(sent)).Find("#File-error").TextContent, StringComparison.Ordinal);

            await author.Ask(HttpMethod.Delete, upload);
            await author.Begin("b.mp4", 600_000);
        }
        finally
        {
            Limits.CentreQuotas.Clear();
        }
    }

    [Fact]
    public async Task One_person_begins_only_so_many()
    {
        var author = await Pieces.By(app, "SV-CB06");
        for (var each = 0; each < ResumableUpload.MostOfOnePerson; each++)
        {
            await author.Begin($"{each}.mp4", 100);
        }

        await Refused(HttpStatusCode.UnprocessableEntity, "20", await author.Promise("a.mp4", 100));
    }

    [Fact]
    public async Task It_is_its_senders_alone_and_only_for_a_part_they_write()
    {
        var author = await Pieces.By(app, Author);
        var upload = await author.Begin("a.mp4", film.Length);
        await author.Send(upload, 0, film[..1000]);

        var colleague = await Pieces.At(await app.As("SV-CB06"), author.PagePath);
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Promise("a.mp4", 100)).StatusCode);
        foreach (var other in new[] { colleague, await Pieces.At(await app.As("DL-CB01"), author.PagePath) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Ask(HttpMethod.Head, upload)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Send(upload, 1000, film[1000..])).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Ask(HttpMethod.Delete, upload)).StatusCode);
        }

        var trainee = await Pieces.At(await app.As("SV-HV08"), author.PagePath);
        Assert.Equal(HttpStatusCode.Forbidden, (await trainee.Promise("a.mp4", 100)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Stranger().Send(author.Request(HttpMethod.Head, upload))).StatusCode);

        // A second tab of the same person goes on where the first stopped.
        var again = await Pieces.At(await app.As(Author), author.PagePath);
        Assert.Equal(HttpStatusCode.NoContent, (await again.Send(upload, 1000, film[1000..])).StatusCode);
    }

    [Fact]
    public async Task A_plan_that_is_submitted_meanwhile_takes_nothing_and_once_it_is_returned_goes_on()
    {
        var author = await Pieces.By(app, Author);
        var upload = await author.Begin("a.mp4", film.Length);
        await author.Send(upload, 0, film[..1000]);
        await Become(author, LessonPlanState.Submitted);

        await Refused(HttpStatusCode.UnprocessableEntity, "", await author.Send(upload, 1000, film[1000..2000]));
        await Refused(HttpStatusCode.UnprocessableEntity, "", await author.Promise("b.mp4", 100));
        Assert.Equal(1000, await author.Offset(upload));

        // At the very end: while the last piece is still coming.
        await Become(author, LessonPlanState.Draft);
        var line = new Pipe();
        var last = author.Send(upload, 1000, new StreamContent(line.Reader.AsStream()));
        await line.Writer.WriteAsync(film.AsMemory(1000, 1000), Stop);
        await Until(() => Bytes(upload) == 2000);
        await Become(author, LessonPlanState.Submitted);
        await line.Writer.WriteAsync(film.AsMemory(2000), Stop);
        await line.Writer.CompleteAsync();
        await Refused(HttpStatusCode.UnprocessableEntity, "", await last);
        Assert.Empty(await Files(author));
        Assert.False(File.Exists(app.Services.GetRequiredService<FileStore>().PathOf(Hash(film))));

        await Become(author, LessonPlanState.Draft);
        Assert.Equal(film.Length - 1, await author.Offset(upload));
        Assert.Equal(HttpStatusCode.NoContent, (await author.Send(upload, film.Length - 1, film[^1..])).StatusCode);
        Assert.Equal(Hash(film), (await Taken(author)).File.Sha256);
    }

    [Fact]
    public async Task A_node_that_goes_down_before_the_end_leaves_the_last_byte_to_be_sent_again()
    {
        var author = await Pieces.By(app, Author);
        var upload = await author.Begin("a.mp4", film.Length);
        await author.Send(upload, 0, film[..^500]);
        await using (var held = app.Services.GetRequiredService<UploadBytes>().Hold(Id(upload))!)
        {
            await held.Append(new MemoryStream(film[^500..]), film.Length, null, _ => { }, Stop);
        }

        Assert.Equal(film.Length - 1, await author.Offset(upload));
        Assert.Equal(HttpStatusCode.NoContent, (await author.Send(upload, film.Length - 1, film[^1..])).StatusCode);
        Assert.Equal(Hash(film), (await Taken(author)).File.Sha256);
    }

    [Fact]
    public async Task With_its_part_an_upload_goes_too()
    {
        var author = await Pieces.By(app, Author);
        var upload = await author.Begin("a.mp4", film.Length);
        await app.InDatabase(db => db.LessonParts.Where(part => part.Id == author.PartId).ExecuteDeleteAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await author.Send(upload, 0, film)).StatusCode);
    }

    private static Guid Id(string upload) => Guid.Parse(upload.Split('/')[^1]);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Set(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.Add(header, value);
    }

    private static Task<HttpResponseMessage> Promised(Pieces author, string header, string value) => author.Ask(HttpMethod.Post, Pieces.Uploads, request =>
    {
        request.Headers.Add("Upload-Length", "100");
        request.Headers.Add("Upload-Metadata", $"filename YQ==,part {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{author.PartId}"))}");
        Set(request, header, value);
    });

    private static async Task Refused(HttpStatusCode status, string said, HttpResponseMessage answer)
    {
        Assert.Equal(status, answer.StatusCode);
        var reason = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("reason").GetString()!;
        Assert.Contains(said, reason, StringComparison.Ordinal);
        Assert.NotEmpty(reason);
    }

    private static async Task Until(Func<bool> come)
    {
        for (var tries = 0; !come() && tries < 200; tries++)
        {
            await Task.Delay(50, Stop);
        }

        Assert.True(come());
    }

    private string PathOf(string upload) => Path.Combine(Folder, Id(upload).ToString("n"));

    private long Bytes(string upload) => new FileInfo(PathOf(upload)) is { Exists: true, Length: var length } ? length : 0;

    private static string Sum(string algorithm, byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(new HashAlgorithmName(algorithm));
        hash.AppendData(bytes);
        return Convert.ToBase64String(hash.GetHashAndReset());
    }

    private Task<int> Sweep() => app.Services.GetRequiredService<FileSweep>().Run(Stop);

    private Task<int> Become(Pieces author, LessonPlanState state) => app.InDatabase(db =>
        db.LessonPlans.Where(plan => plan.Id == author.PlanId).ExecuteUpdateAsync(set => set.SetProperty(plan => plan.State, state)));

    private Task<bool> Any(Pieces author) => app.InDatabase(db => db.ResumableUploads.AnyAsync(upload => upload.LessonPartId == author.PartId));

    private Task<List<StoredFile>> Files(Pieces author) => app.InDatabase(db =>
        db.Files.Where(file => db.Materials.Any(material => material.FileId == file.Id && material.LessonPartId == author.PartId)).ToListAsync());

    private async Task<(StoredFile File, Material Material)> Taken(Pieces author)
    {
        var upload = await app.InDatabase(db => db.ResumableUploads.SingleAsync(one => one.LessonPartId == author.PartId));
        Assert.NotNull(upload.FinishedAt);
        Assert.False(File.Exists(Path.Combine(Folder, upload.Id.ToString("n"))) && new FileInfo(Path.Combine(Folder, upload.Id.ToString("n"))).Length > 0);
        var material = await app.InDatabase(db => db.Materials.SingleAsync(one => one.LessonPartId == author.PartId));
        return (Assert.Single(await Files(author)), material);
    }

    /// <summary>A body that does not say how long it is.</summary>
    private sealed class Endless(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes, 0, bytes.Length);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
