using Lms.Features.Lessons.Importing;
using Lms.Tests.Support;
using Lms.Web.Documents;
using static Lms.Tests.Support.OfficeFiles;

namespace Lms.Tests.Lessons.Importing;

public sealed class SlideReadingTests
{
    private const string Picture = "/c/song-van/files/00000000-0000-0000-0000-000000000001";

    [Fact]
    public void A_slide_becomes_a_part_with_its_title_lists_pictures_tables_and_notes()
    {
        const string Image = "<p:pic><p:nvPicPr><p:cNvPr id=\"1\" descr=\"Bản đồ\"/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"i\"/></p:blipFill></p:pic>";
        const string Table = "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><p:txBody><a:p><a:r><a:t>A</a:t></a:r></a:p></p:txBody></a:tc><a:tc><p:txBody><a:p><a:r><a:t>B</a:t></a:r></a:p></p:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>";

        var part = Assert.Single(Parts((Shape("title", "Nghị quyết", "18-NQ/TW") + Shape("obj", "Một", "Hai") + Shape(null, "Hộp chữ") + $"<p:grpSp>{Image}</p:grpSp>" + Table.Replace("p:txBody", "a:txBody", StringComparison.Ordinal) + Shape("ftr", "Chân trang"), "Nhắc lớp ghi chép")));

        Assert.Equal("Nghị quyết 18-NQ/TW", part.Title);
        Assert.Equal($"- Một\n- Hai\n\nHộp chữ\n\n![Bản đồ]({Picture})\n\n| A | B |\n| --- | --- |", part.Body);
        Assert.Equal("Nhắc lớp ghi chép", part.Notes);
    }

    [Fact]
    public void A_slide_without_a_title_is_called_by_its_first_line_or_its_number_and_an_empty_one_is_none()
    {
        var parts = Parts((Shape(null, "Dòng đầu", "Dòng hai"), ""), ("", ""), (Shape("obj", "a", "b"), ""));

        Assert.Equal([("Dòng đầu", "Dòng hai"), ("Trang chiếu 3", "- a\n- b")], parts.Select(part => (part.Title, part.Body)));
    }

    [Fact]
    public void Slides_come_in_the_order_of_the_show() =>
        Assert.Equal(["Một", "Hai", "Ba"], Parts((Shape("title", "Một"), ""), (Shape("ctrTitle", "Hai"), ""), (Shape("title", "Ba"), "")).Select(part => part.Title));

    private static List<ImportedPart> Parts(params (string Tree, string Notes)[] slides)
    {
        using var package = OfficePackage.Open(new MemoryStream(Pptx(slides)), "a.pptx");
        return [.. new SlideReading(package, _ => Picture, SomeTexts.Own).Parts()];
    }
}
