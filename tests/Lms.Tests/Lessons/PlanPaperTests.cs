using System.Diagnostics;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Lms.Domain.Lessons;
using Lms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Page = Lms.Tests.Support.Page;

namespace Lms.Tests.Lessons;

public sealed class PlanPaperTests(LmsApp app) : IClassFixture<LmsApp>
{
    private const string Body =
        """
        ### Đề mục nhỏ

        Mở đầu có **chữ đậm**, *chữ nghiêng* và chú thích.[^1]

        1. Một
        2. Hai
           - nhỏ
           - nhỏ nữa

        Giữa hai danh sách.

        4. Bốn
        5. Năm

        | Việc | Số |
        |---|--:|
        | Họp | 12 |

        :::luu-y
        Điều cần nhớ.
        :::

        > Lời trích.

        [Trang web](https://example.org/bai)

        [^1]: Nguồn của chú thích.
        """;

    [Fact]
    public async Task Every_field_and_every_kind_of_text_is_in_the_word_file_and_it_is_sound()
    {
        var id = await Written(Body);
        using var word = await Word(await app.As(PlanWork.Author), id, notes: true);
        var main = word.MainDocumentPart!;

        Assert.Equal("", string.Join("\n", new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(word, TestContext.Current.CancellationToken).Select(error => $"{error.Description} {error.Path?.XPath}")));
        var text = main.Document.Body!.InnerText;
        foreach (var said in new[]
        {
            "GIÁO ÁN", "ĐẢNG CỘNG SẢN VIỆT NAM", "TRUNG TÂM CHÍNH TRỊ", "Đối tượng: ", "Số tiết: ", "Người soạn: ", "Mục tiêu về kiến thức", "Mục tiêu về kỹ năng",
            "Mục tiêu về thái độ", "Phương pháp", "Phương tiện", "Tài liệu bắt buộc", "Tài liệu tham khảo", "Bước lên lớp", "Thời gian (phút)",
            "TIẾN TRÌNH LÊN LỚP", "Câu hỏi thảo luận", "Vì sao phải học?", "Liên hệ thực tiễn địa phương", "Chi bộ thôn Đông", "Ghi chú của giảng viên",
            "Nói chậm", "QUÁ TRÌNH TRÌNH DUYỆT", "NGƯỜI DUYỆT", "NGƯỜI SOẠN", "Thuyết trình, hỏi đáp", "Điều cần nhớ.", "Lời trích.",
        })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.Equal(" Nguồn của chú thích.", main.FootnotesPart!.Footnotes.Elements<Footnote>().Last().InnerText);
        Assert.Single(main.Document.Body.Descendants<FootnoteReference>());
        Assert.Equal(["1:0:1", "2:0:1", "-:1:", "-:1:", "4:0:4", "5:0:4"], Listed(main));
        Assert.Contains(main.Document.Body.Descendants<Table>(), table => table.InnerText == "ViệcSốHọp12" && table.Descendants<TableHeader>().Any());
        Assert.Equal("https://example.org/bai", main.HyperlinkRelationships.Single().Uri.ToString());
        Assert.Equal("11906", $"{main.Document.Body.Descendants<PageSize>().Single().Width}");
        Assert.Equal("Times New Roman", main.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.RunFonts!.Ascii!.Value);
    }

    [Fact]
    public async Task The_lecturers_notes_are_only_in_the_copy_that_asks_for_them()
    {
        var (id, author) = (await Written(Body), await app.As(PlanWork.Author));
        using var plain = await Word(author, id, notes: false);
        Assert.DoesNotContain("Nói chậm", plain.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);

        Assert.DoesNotContain("Nói chậm", (await author.Get($"{PlanWork.Plans}/{id}/papers")).Text, StringComparison.Ordinal);
        var page = await author.Get($"{PlanWork.Plans}/{id}/papers?notes=true");
        Assert.Contains("Nói chậm", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".document table"));
    }

    [Fact]
    public async Task Pictures_of_a_part_are_in_the_file_once_and_one_that_is_not_its_own_is_named_only()
    {
        var author = await app.As(PlanWork.Author);
        var plan = await app.InDatabase(db => db.LessonPlans.Where(one => one.Header.Title.StartsWith("Nguyên tắc tập trung")).Select(one => one.Id).FirstAsync());
        using (var word = await Word(author, plan, notes: true))
        {
            Assert.NotEmpty(word.MainDocumentPart!.ImageParts);
            Assert.True(word.MainDocumentPart.Document.Body!.Descendants<Drawing>().Count() >= word.MainDocumentPart.ImageParts.Count());
            Assert.Equal("", string.Join("\n", new OpenXmlValidator().Validate(word, TestContext.Current.CancellationToken).Select(error => $"{error.Description} {error.Path?.XPath}")));
            Assert.Contains("duyệt ngày", word.MainDocumentPart.Document.Body.InnerText, StringComparison.Ordinal);
        }

        var foreign = await Written($"![Ảnh người khác](/c/song-van/files/{Guid.NewGuid()})");
        using var named = await Word(author, foreign, notes: false);
        Assert.Empty(named.MainDocumentPart!.ImageParts);
        Assert.Contains("Ảnh người khác", named.MainDocumentPart.Document.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_apart_comes_out_together()
    {
        var id = await Written("Đồng chí Nguyễn Thị Hường".Normalize(NormalizationForm.FormD));
        using var word = await Word(await app.As(PlanWork.Author), id, notes: false);

        var text = word.MainDocumentPart!.Document.Body!.InnerText;
        Assert.Contains("Đồng chí Nguyễn Thị Hường", text, StringComparison.Ordinal);
        Assert.True(text.IsNormalized());
    }

    [Fact]
    public async Task Strangers_to_a_plan_find_no_paper_of_it()
    {
        var id = await Written("Bản nháp.");
        foreach (var path in new[] { $"{PlanWork.Plans}/{id}/papers", $"{PlanWork.Plans}/{id}/papers/word?notes=true" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(PlanWork.OtherLecturer)).Get(path)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(PlanWork.Trainee)).Get(path)).Status);
            using var deputy = await (await app.As(PlanWork.Deputy)).Send(new HttpRequestMessage(HttpMethod.Get, path));
            Assert.Equal(HttpStatusCode.OK, deputy.StatusCode);
        }
    }

    [Fact]
    public async Task A_plan_of_a_hundred_parts_is_written_in_reasonable_time()
    {
        var id = await Written(Body);
        await app.InDatabase(async db =>
        {
            var plan = await db.LessonPlans.Include(one => one.Parts).SingleAsync(one => one.Id == id);
            var text = Prose.Write(string.Join("\n\n", Enumerable.Repeat(Body.Replace("[^1]", "", StringComparison.Ordinal), 10)));
            foreach (var number in Enumerable.Range(plan.Parts.Count + 1, 100 - plan.Parts.Count))
            {
                db.Add(plan.AddPart(new PartContent($"Phần thêm {number}", LessonStep.Teaching, 1, text)));
            }

            return await db.SaveChangesAsync();
        });
        var author = await app.As(PlanWork.Author);
        var watch = Stopwatch.StartNew();
        using var word = await Word(author, id, notes: true);

        Assert.Contains("Phần thêm 100", word.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    /// <summary>Items of lists in their order: the number shown by the list's format, its level, and where its numbering starts.</summary>
    private static IEnumerable<string> Listed(MainDocumentPart main)
    {
        var numbering = main.NumberingDefinitionsPart!.Numbering;
        var counted = new Dictionary<int, int>();
        foreach (var number in main.Document.Body!.Descendants<NumberingProperties>())
        {
            var (list, level) = (number.NumberingId!.Val!.Value, number.NumberingLevelReference!.Val!.Value);
            var start = numbering.Elements<NumberingInstance>().Single(one => one.NumberID! == list).GetFirstChild<LevelOverride>()?.StartOverrideNumberingValue?.Val?.Value;
            counted[list] = counted.GetValueOrDefault(list, (start ?? 1) - 1) + 1;
            yield return $"{(start is null ? "-" : counted[list])}:{level}:{start}";
        }
    }

    private async Task<Guid> Written(string body)
    {
        var author = await app.As(PlanWork.Author);
        var (id, _) = await PlanWork.Begin(author);
        await PlanWork.Write(author, await PlanWork.PartPath(author, id),
            ("Form.Body", body), ("Form.Questions", "Vì sao phải học?"), ("Form.LocalLink", "Chi bộ thôn Đông"), ("Form.Notes", "Nói chậm"), ("Form.Method", "Thuyết trình, hỏi đáp"));
        return id;
    }

    private static async Task<WordprocessingDocument> Word(Visitor who, Guid id, bool notes)
    {
        using var response = await who.Send(new HttpRequestMessage(HttpMethod.Get, $"{PlanWork.Plans}/{id}/papers/word?notes={(notes ? "true" : "false")}"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.EndsWith(".docx", response.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        var content = new MemoryStream();
        await response.Content.CopyToAsync(content);
        return WordprocessingDocument.Open(content, isEditable: false);
    }
}
