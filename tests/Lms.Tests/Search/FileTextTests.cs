using Lms.Data;
using Lms.Data.Search;
using Lms.Domain.Lessons;
using Lms.Domain.Media;
using Lms.Tests.Support;
using Lms.Web.Documents.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Search;

/// <summary>The words of documents: taken out by the job, found with the lesson plan they belong to.</summary>
public sealed class FileTextTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Author = "SV-CB05";
    private const string OtherLecturer = "SV-CB07";
    private const string DrawingSpace = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

    [Fact]
    public async Task A_word_document_a_presentation_and_a_pdf_are_found_by_what_they_say()
    {
        var word = OfficeFiles.Docx("<w:p><w:r><w:t>Mở đầu zuword</w:t></w:r><w:r><w:t>xa</w:t></w:r></w:p><w:p><w:r><w:t>đoạn hai</w:t></w:r></w:p>");
        var slides = OfficeFiles.Zip(
            OfficeFiles.Types(OfficeFiles.Slides, "ppt/presentation.xml"),
            ("ppt/presentation.xml", "<p/>"),
            ("ppt/slides/slide1.xml", $"<s {DrawingSpace}><a:p><a:r><a:t>Trang một zuslidexa</a:t></a:r></a:p></s>"),
            ("ppt/notesSlides/notesSlide1.xml", $"<s {DrawingSpace}><a:p><a:r><a:t>lời người nói zunotexa</a:t></a:r></a:p></s>"));
        await Attach("bai.docx", "application/octet-stream", word);
        await Attach("trinh-chieu.PPTX", "application/octet-stream", slides);
        await Attach("bai.odt", "application/octet-stream", OfficeFiles.Odt("<text:h>Đề mục</text:h><text:p>zuopen<text:span>xa</text:span><text:s/>hết</text:p>"));
        await Attach("van-ban.pdf", "application/pdf", OfficeFiles.Pdf("zupdfxa"));

        await Take();

        foreach (var typed in new[] { "zuwordxa", "zuslidexa", "zunotexa", "zuopenxa" })
        {
            Assert.True(await Finds(Author, typed));
            Assert.False(await Finds(OtherLecturer, typed));
        }

        // Where nothing here reads PDF, that is what is noted of it, and its name is found all the same.
        Assert.Equal(PdfText.IsHere, await Finds(Author, "zupdfxa"));
        Assert.Equal(PdfText.IsHere ? FileTextState.Taken : FileTextState.NoReader, await State("van-ban.pdf"));
        Assert.True(await Finds(Author, "van-ban.pdf"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_once_and_stops_nothing()
    {
        await Attach("khoa.docx", "application/octet-stream", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]);
        await Attach("cut.docx", "application/octet-stream", OfficeFiles.Docx("")[..60]);
        await Attach("dtd.docx", "application/octet-stream", OfficeFiles.Zip(OfficeFiles.Types(OfficeFiles.Word), ("word/document.xml", "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>")));
        await Attach("khac.docx", "application/octet-stream", OfficeFiles.Zip(("xl/workbook.xml", "<x/>")));
        await Attach("hong.pdf", "application/pdf", "%PDF-1.7 nothing"u8.ToArray());
        await Attach("rong.docx", "application/octet-stream", OfficeFiles.Docx(""));

        await Take();

        foreach (var name in new[] { "khoa.docx", "cut.docx", "dtd.docx", "khac.docx" })
        {
            Assert.Equal(FileTextState.Refused, await State(name));
        }

        Assert.Equal(PdfText.IsHere ? FileTextState.Refused : FileTextState.NoReader, await State("hong.pdf"));
        Assert.Equal(FileTextState.Empty, await State("rong.docx"));
        Assert.Equal(0, await app.Services.GetRequiredService<FileTexts>().Run(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_long_document_is_read_no_further_than_wanted()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var packed = new MemoryStream(OfficeFiles.Docx(string.Concat(Enumerable.Range(0, 400_000).Select(at => $"<w:p><w:r><w:t>nghị quyết {at}</w:t></w:r></w:p>"))));
        var made = GC.GetAllocatedBytesForCurrentThread();

        var text = OfficeText.Of(packed, "bai.docx", 10_000);

        Assert.InRange(text.Length, 9_000, 11_000);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - made < 5_000_000);
        Assert.True(before < made);
    }

    private async Task Take()
    {
        await app.Services.GetRequiredService<FileTexts>().Run(TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<SearchIndexing>().Run(TestContext.Current.CancellationToken);
    }

    private Task<FileTextState> State(string name) => app.InDatabase(db =>
        db.FileTexts.Where(text => db.Files.Any(file => file.Id == text.FileId && file.Name == name)).Select(text => text.State).SingleAsync());

    private async Task<bool> Finds(string code, string typed) =>
        (await (await app.As(code)).Get($"/c/song-van/search?place=Materials&q={typed}")).Html.Contains("found__one", StringComparison.Ordinal);

    private async Task Attach(string name, string type, byte[] content)
    {
        using var stream = new MemoryStream(content);
        var (sha256, length) = await app.Services.GetRequiredService<FileStore>().Put(stream, 100_000_000, CancellationToken.None);
        await app.InDatabase(async db =>
        {
            var (author, now) = (await app.Person(Author), app.Clock.GetUtcNow());
            var lesson = await db.Lessons.FirstAsync(lesson => db.Centres.Any(centre => centre.Id == lesson.CentreId && centre.Slug == "song-van"));
            var file = new StoredFile(lesson.CentreId, sha256, name, type, length, author, now);
            var plan = new LessonPlan(lesson.CentreId, lesson.Id, author, 1, new LessonPlanHeader("Giáo án có tệp", "", "", "", "", "", "", "", ""), now);
            plan.AddPart(new PartContent("Phần có tệp", LessonStep.Teaching, 45, Prose.Write(""))).Attach(file.Id, MaterialKind.Download, "");
            db.Files.Add(file);
            db.LessonPlans.Add(plan);
            await db.SaveChangesAsync();
        });
    }
}
