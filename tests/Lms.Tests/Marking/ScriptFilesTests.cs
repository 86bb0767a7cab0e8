using System.IO.Compression;
using System.Net;
using System.Text;
using Lms.Tests.Exams.Files;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Lms.Tests.Marking;

/// <summary>Papers that came as files, on their way to a marker: looked through by whoever masks, and nameless from then on.</summary>
public sealed class ScriptFilesTests(LmsApp app) : IClassFixture<LmsApp>
{
    [Theory]
    [InlineData(ASitting.Office, HttpStatusCode.OK)]
    [InlineData(ASitting.MaskingOfficer, HttpStatusCode.OK)]
    [InlineData(ASitting.Marker, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Head, HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Director, HttpStatusCode.Forbidden)]
    [InlineData("SV-HV03", HttpStatusCode.Forbidden)]
    [InlineData(ASitting.Lecturer, HttpStatusCode.NotFound)]
    public async Task Who_looks_at_files_under_their_writers_names(string code, HttpStatusCode expected)
    {
        var sitting = await ASitting.WrittenWithFiles(app);
        var file = await app.InDatabase(db => db.AttemptFiles.OrderByDescending(file => file.Id).FirstAsync());
        var visitor = await app.As(code);

        foreach (var path in new[] { $"{sitting.Path}/files", $"{sitting.Path}/files/{file.Id}", $"{sitting.Path}/files/{file.Id}/original" })
        {
            Assert.Equal(expected, (await visitor.Send(new HttpRequestMessage(HttpMethod.Get, path))).StatusCode);
        }
    }

    [Fact]
    public async Task A_marker_who_is_of_the_office_too_does_not_look()
    {
        var sitting = await ASitting.WrittenWithFiles(app);
        var office = await app.Person(ASitting.Office);
        await app.InDatabase(async db =>
        {
            (await sitting.Load(db)).Appoint(office, Domain.Exams.AppointmentKind.Marker, office, app.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(ASitting.Office)).Get($"{sitting.Path}/files")).Status);
    }

    [Fact]
    public async Task Files_come_by_pages_of_their_writers_in_the_order_of_their_numbers()
    {
        var sitting = await ASitting.WrittenWithFiles(app);
        await sitting.WriteMoreWithFiles(24);
        var officer = await app.As(ASitting.Office);
        var seen = new List<(string Name, int Files)>();
        foreach (var page in new[] { 1, 2 })
        {
            var shown = (await officer.Get($"{sitting.Path}/files?page={page}")).Document.QuerySelectorAll("section[aria-labelledby^='files-']");
            Assert.Equal(page == 1 ? 25 : 3, shown.Length);
            seen.AddRange(shown.Select(one => (one.QuerySelector(".row__m strong")!.TextContent, one.QuerySelectorAll("li").Length)));
        }

        Assert.Equal(seen.OrderBy(one => one.Name, StringComparer.Ordinal), seen);
        Assert.Equal((28, (4 * 2) + 24), (seen.Distinct().Count(), seen.Sum(one => one.Files)));
    }

    /// <summary>Its script is marked by all: each reads its files through a sheet of their own, the head through the script.</summary>
    [Fact]
    public async Task The_common_set_shows_its_files_to_its_markers_and_the_head()
    {
        var sitting = await ASitting.SealedNamingACandidate(app);
        var marker = await app.As(ASitting.Marker);
        var sheet = await app.InDatabase(db => db.StandardSheets
            .Where(sheet => db.Scripts.Any(script => script.Id == sheet.ScriptId && script.ExamSittingId == sitting.Id)
                && db.People.Any(person => person.Id == sheet.MarkerId && person.Code == ASitting.Marker)).Select(sheet => sheet.Id).SingleAsync());
        var page = await marker.Get($"/c/song-van/standard-sheets/{sheet}");
        var picture = page.Document.QuerySelector(".script__files img")!.GetAttribute("src")!;

        Assert.StartsWith($"/c/song-van/standard-sheets/{sheet}/files/", picture, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await marker.Get(picture)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(ASitting.OtherMarker)).Get(picture)).Status);
        var head = await app.As(ASitting.Head);
        var agreed = await head.Get($"{sitting.Path}/standardisations/1/agreed-marks/edit");
        Assert.Equal(HttpStatusCode.OK, (await head.Get(agreed.Document.QuerySelector(".script__files img")!.GetAttribute("src")!)).Status);
    }

    [Fact]
    public async Task Nobody_seals_without_saying_that_the_files_were_looked_at()
    {
        var sitting = await ASitting.WrittenWithFiles(app);
        await sitting.RecordAbsent();
        var officer = await app.As(ASitting.MaskingOfficer);
        var page = await officer.Get($"{sitting.Path}/seals/new");

        Assert.Contains("không rọc phách trong tệp", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Find($"a[href='{sitting.Path}/files']"));
        foreach (var (fields, why) in new[] { (Array.Empty<(string, string)>(), "có 8 tệp"), ([("lookedAt", "true"), ("files", "7")], "nay là 8") })
        {
            var refused = await officer.Post(page, "form[action$='/seals']", fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            page = await Page.Read(refused);
            Assert.Contains(why, page.Find(".note--bad, .errors").TextContent, StringComparison.Ordinal);
            Assert.Equal("8", page.Find("input[name='files']").GetAttribute("value"));

            // One more came meanwhile: it was not looked at.
            Assert.False(page.Find("input[name='lookedAt']").HasAttribute("checked"));
        }

        await officer.Submit(page, "form[action$='/seals']", ("lookedAt", "true"));

        Assert.NotNull((await app.InDatabase(sitting.Load)).SealedAt);
        Assert.Equal("4, 8 files looked at", await app.InDatabase(db => db.AuditEntries
            .Where(entry => entry.Act == "ExamSitting.Sealed" && entry.SubjectId == sitting.Id).Select(entry => entry.Detail).SingleAsync()));
    }

    [Fact]
    public async Task A_seal_that_comes_too_soon_is_refused_on_its_page()
    {
        var sitting = await ASitting.WrittenWithFiles(app);
        await sitting.RecordAbsent();
        var officer = await app.As(ASitting.MaskingOfficer);
        var page = await officer.Get($"{sitting.Path}/seals/new");
        await app.InDatabase(db => db.Database.ExecuteSqlAsync($"""
            update attempts set handed_in_at = null, deadline = now() + interval '1 day', accepts_until = now() + interval '1 day'
            where exam_sitting_id = {sitting.Id} and person_id = (select id from people where code = {ASitting.Writers[0]})
            """));

        page = await Page.Read(await officer.Post(page, "form[action$='/seals']", ("lookedAt", "true")));

        Assert.Contains("đang làm bài", page.Find(".note--bad, .errors").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("h1"));
        Assert.Null((await app.InDatabase(sitting.Load)).SealedAt);
    }

    [Fact]
    public async Task A_marker_reads_the_files_under_names_that_tell_nothing()
    {
        var sitting = await ASitting.SealedWithFiles(app);
        var marker = await app.As(ASitting.Marker);
        var sheet = (await sitting.SheetsOf(ASitting.Marker))[0];
        var page = await marker.Get($"/c/song-van/mark-sheets/{sheet}");
        Assert.Equal("Trang 1.jpg", page.Find(".scan img").GetAttribute("alt"));
        Assert.Equal("Bài viết.docx", page.Find(".scan a[download]").TextContent.Trim());

        var picture = await marker.Send(new HttpRequestMessage(HttpMethod.Get, page.Find(".scan img").GetAttribute("src")));
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", picture.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Trang 1.jpg", picture.Content.Headers.ContentDisposition.FileName?.Trim('"'));
        Assert.Null(picture.Content.Headers.LastModified);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(await picture.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);

        var document = await marker.Send(new HttpRequestMessage(HttpMethod.Get, page.Find(".scan a[download]").GetAttribute("href")));
        Assert.Equal("attachment", document.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Null(document.Content.Headers.LastModified);
        using var zip = new ZipArchive(await document.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        using var core = new StreamReader(zip.GetEntry("docProps/core.xml")!.Open());
        Assert.DoesNotContain("creator", await core.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_a_script_are_for_its_marker_and_the_head_alone()
    {
        var sitting = await ASitting.SealedWithFiles(app);
        var sheet = (await sitting.SheetsOf(ASitting.Marker))[0];
        var mask = (await sitting.MaskNumbers())[0];
        async Task<HttpStatusCode> Answer(string code, string path) => (await (await app.As(code)).Send(new HttpRequestMessage(HttpMethod.Get, path))).StatusCode;

        foreach (var code in new[] { ASitting.OtherMarker, ASitting.Head, ASitting.Office, ASitting.MaskingOfficer, "SV-HV03" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await Answer(code, $"/c/song-van/mark-sheets/{sheet}/files/1"));
        }

        Assert.Equal(HttpStatusCode.NotFound, await Answer(ASitting.Marker, $"/c/song-van/mark-sheets/{sheet}/files/3"));
        Assert.Equal(HttpStatusCode.OK, await Answer(ASitting.Head, $"{sitting.Path}/scripts/{mask}/files/1"));
        Assert.Equal(HttpStatusCode.NotFound, await Answer(ASitting.Head, $"{sitting.Path}/scripts/7/files/1"));
        foreach (var code in new[] { ASitting.Marker, ASitting.Office, ASitting.MaskingOfficer, "SV-HV03" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await Answer(code, $"{sitting.Path}/scripts/{mask}/files/1"));
        }
    }
}
