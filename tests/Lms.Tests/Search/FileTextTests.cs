using System.IO.Compression;
using System.Text;
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
    private const string WordSpace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string DrawingSpace = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

    [Fact]
    public async Task A_word_document_a_presentation_and_a_pdf_are_found_by_what_they_say()
    {
        var word = Zip(("word/document.xml", $"<w:document {WordSpace}><w:body><w:p><w:r><w:t>Mở đầu zuword</w:t></w:r><w:r><w:t>xa</w:t></w:r></w:p><w:p><w:r><w:t>đoạn hai</w:t></w:r></w:p></w:body></w:document>"));
        var slides = Zip(
            ("ppt/presentation.xml", "<p/>"),
            ("ppt/slides/slide1.xml", $"<s {DrawingSpace}><a:p><a:r><a:t>Trang một zuslidexa</a:t></a:r></a:p></s>"),
            ("ppt/notesSlides/notesSlide1.xml", $"<s {DrawingSpace}><a:p><a:r><a:t>lời người nói zunotexa</a:t></a:r></a:p></s>"));
        await Attach("bai.docx", "application/octet-stream", word);
        await Attach("trinh-chieu.PPTX", "application/octet-stream", slides);
        await Attach("van-ban.pdf", "application/pdf", Pdf("zupdfxa"));

        await Take();

        foreach (var typed in new[] { "zuwordxa", "zuslidexa", "zunotexa" })
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
        await Attach("cut.docx", "application/octet-stream", Zip(("word/document.xml", $"<w:document {WordSpace}>"))[..60]);
        await Attach("dtd.docx", "application/octet-stream", Zip(("word/document.xml", "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>")));
        await Attach("khac.docx", "application/octet-stream", Zip(("xl/workbook.xml", "<x/>")));
        await Attach("hong.pdf", "application/pdf", "%PDF-1.7 nothing"u8.ToArray());
        await Attach("rong.docx", "application/octet-stream", Zip(("word/document.xml", $"<w:document {WordSpace}/>")));

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
    public void A_document_that_unpacks_without_end_is_read_no_further_than_wanted()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var packed = new MemoryStream(Zip(("word/document.xml", $"<w:document {WordSpace}>{string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>nghị quyết </w:t></w:r></w:p>", 400_000))}</w:document>")));
        var made = GC.GetAllocatedBytesForCurrentThread();

        var text = OfficeText.Of(packed, 10_000);

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

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>One page that says one word.</summary>
    private static byte[] Pdf(string word)
    {
        var (pdf, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        var said = $"BT /F1 12 Tf 72 700 Td ({word}) Tj ET";
        foreach (var body in new[]
        {
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {said.Length}>>stream\n{said}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        })
        {
            places.Add(pdf.Length);
            pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{places.Count} 0 obj{body}endobj\n");
        }

        var start = pdf.Length;
        pdf.Append("xref\n0 6\n0000000000 65535 f \n");
        places.ForEach(place => pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        pdf.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer<</Size 6/Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
