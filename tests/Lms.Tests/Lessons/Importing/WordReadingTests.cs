using System.Diagnostics;
using System.Text;
using Lms.Features.Lessons.Importing;
using Lms.Tests.Support;
using Lms.Web;
using Lms.Web.Documents;
using static Lms.Tests.Support.OfficeFiles;

namespace Lms.Tests.Lessons.Importing;

public sealed class WordReadingTests
{
    private const string Picture = "/c/song-van/files/00000000-0000-0000-0000-000000000001";

    private const string Numbers = """
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
        """;

    [Fact]
    public void The_highest_heading_that_occurs_more_than_once_makes_the_parts()
    {
        var parts = Parts(H(1, "Bài 3") + P("Lời dẫn") + H(2, "Ổn định lớp") + P("Chào.") + H(2, "Bài mới") + H(3, "Mục nhỏ") + P("Chữ."));

        Assert.Equal(["Mở đầu", "Ổn định lớp", "Bài mới"], parts.Select(part => part.Title));
        Assert.Equal("### Bài 3\n\nLời dẫn", parts[0].Body);
        Assert.Equal("### Mục nhỏ\n\nChữ.", parts[2].Body);
    }

    [Fact]
    public void Headings_are_told_by_their_style_and_what_it_is_based_on()
    {
        var styles = Xml("word/styles.xml", "w:styles", """
            <w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>
            <w:style w:styleId="b"><w:name w:val="Tên riêng"/><w:basedOn w:val="a"/></w:style>
            <w:style w:styleId="vòng"><w:basedOn w:val="vòng"/></w:style>
            """);

        var parts = Parts(P("Một", "<w:pStyle w:val=\"a\"/>") + P("chữ") + P("Hai", "<w:pStyle w:val=\"b\"/>") + P("chữ", "<w:pStyle w:val=\"vòng\"/>"), styles);

        Assert.Equal(["Một", "Hai"], parts.Select(part => part.Title));
    }

    [Theory]
    [InlineData("Phần một", "Phần hai")]
    [InlineData("PHẦN THỨ NHẤT: MỞ ĐẦU", "PHẦN THỨ HAI: NỘI DUNG")]
    [InlineData("Chương I. Quy định chung", "Chương II. Thi hành")]
    [InlineData("I. Mục tiêu", "II. Nội dung")]
    [InlineData("1. Mục tiêu", "2. Nội dung")]
    [InlineData("Điều 1. Phạm vi", "Điều 2. Đối tượng")]
    public void Bold_numbered_paragraphs_are_headings_where_there_are_none(string first, string second)
    {
        var parts = Parts(P(first, run: "<w:b/>") + P("chữ một") + P("in đậm", run: "<w:b/>") + P(second, run: "<w:b/>") + P("chữ hai"));

        Assert.Equal([first, second], parts.Select(part => part.Title));
        Assert.Equal("chữ một\n\n**in đậm**", parts[0].Body);
    }

    [Fact]
    public void A_number_on_a_line_of_its_own_is_followed_by_its_name()
    {
        var parts = Parts(P("Chương I", run: "<w:b/>") + P("QUY ĐỊNH CHUNG") + P("a") + P("Chương II", run: "<w:b/>") + P("THI HÀNH") + P("b"));

        Assert.Equal(["Chương I. QUY ĐỊNH CHUNG", "Chương II. THI HÀNH"], parts.Select(part => part.Title));
    }

    [Fact]
    public void A_number_that_Word_counts_leads_the_heading()
    {
        const string Counted = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>";

        var parts = Parts(P("Mục tiêu", Counted, "<w:b/>") + P("a") + P("Nội dung", Counted, "<w:b/>") + P("b"), Xml("word/numbering.xml", "w:numbering", Numbers));

        Assert.Equal(["I. Mục tiêu", "II. Nội dung"], parts.Select(part => part.Title));
    }

    [Fact]
    public void Without_any_heading_there_is_one_part() => Assert.Equal("Một đoạn.\n\nHai đoạn.", Assert.Single(Parts(P("Một đoạn.") + P("Hai đoạn."))).Body);

    [Fact]
    public void A_word_cut_over_runs_is_one_word()
    {
        const string Runs = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>HỘI Đ</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Ồ</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">NG: </w:t></w:r><w:r><w:t>họp</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>;nay</w:t></w:r></w:p>";

        Assert.Equal("**HỘI ĐỒNG:** họp;*nay*", Body(Runs));
        Assert.Equal("<p><strong>HỘI ĐỒNG:</strong> họp;<em>nay</em></p>", Prose.Write(Body(Runs)).Html.Trim());
    }

    [Fact]
    public void What_Markdown_would_take_for_a_mark_stays_a_letter()
    {
        foreach (var text in new[] { "# không", "1. không", "- không *sao* _gì_ `đâu`", "> a", "a < b & c > d", "| a | b |", "[x](y) ![z](t)", "2^10 ~ 1024", "a++ == b", "&lt;script&gt;", "=== a", "iv. a", "http://a.vn/x_y_z?a=1&b=2" })
        {
            var written = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Prose.Write(Body(P(text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)).Replace("- không", "–không", StringComparison.Ordinal))).Html);
            Assert.Equal(text.Replace("- không", "–không", StringComparison.Ordinal), written.Body!.TextContent.Trim());
        }
    }

    [Fact]
    public void Lists_keep_their_numbers_and_their_depth()
    {
        static string Item(int level, string text) => P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");

        var body = Body(Item(0, "Một") + Item(1, "Trong") + Item(0, "Hai") + P("Chen ngang") + Item(0, "Ba") + P("- gõ tay") + P("+ sâu hơn"), Xml("word/numbering.xml", "w:numbering", Numbers));

        Assert.Equal("1. Một\n   - Trong\n2. Hai\n\nChen ngang\n\n3. Ba\n- gõ tay\n  - sâu hơn", body);
        Assert.Contains("<li>Một\n<ul>\n<li>Trong</li>", Prose.Write(body).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_footnotes_links_and_pictures_come_along()
    {
        const string Cell = "<w:tc><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:tc>";
        string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(cell => string.Format(null, Cell, cell)))}</w:tr>";
        var drawing = "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" descr=\"Sơ đồ [1]\"/><a:blip r:embed=\"p\"/></wp:inline></w:drawing></w:r></w:p>";
        var left = drawing.Replace("\"p\"", "\"e\"", StringComparison.Ordinal);

        var body = Body(
            $"<w:tbl>{Row("Bước", "Phút | giây")}{Row("Mở", "5")}</w:tbl>{drawing}{left}"
                + "<w:p><w:r><w:t>Theo</w:t></w:r><w:r><w:footnoteReference w:id=\"5\"/></w:r><w:hyperlink r:id=\"l\"><w:r><w:t> trang</w:t></w:r></w:hyperlink><w:hyperlink r:id=\"x\"><w:r><w:t> độc</w:t></w:r></w:hyperlink></w:p>",
            Xml("word/footnotes.xml", "w:footnotes", "<w:footnote w:id=\"5\"><w:p><w:r><w:footnoteRef/><w:t>Văn kiện</w:t></w:r></w:p></w:footnote>"),
            Links("word/_rels/document.xml.rels", ("p", "image", "media/image1.png"), ("e", "image", "media/image2.emf"), ("l", "hyperlink", "https://dangcongsan.vn/a b"), ("x", "hyperlink", "javascript:alert(1)")));

        Assert.StartsWith($"| Bước | Phút \\| giây |\n| --- | --- |\n| Mở | 5 |\n\n![Sơ đồ \\[1\\]]({Picture})\n\n*(Hình không đưa vào được: image2.emf Sơ đồ \\[1\\])*", body, StringComparison.Ordinal);
        Assert.EndsWith("Theo[^1] [trang](<https://dangcongsan.vn/a%20b>) độc\n\n[^1]: Văn kiện", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_lays_out_whole_pages_is_read_cell_by_cell()
    {
        var page = string.Concat(Enumerable.Range(0, 6).Select(at => P(new string('a', 150) + at)));

        Assert.DoesNotContain("|", Body($"<w:tbl><w:tr><w:tc>{P("Nội dung")}</w:tc><w:tc>{P("Phút")}</w:tc></w:tr><w:tr><w:tc>{page}</w:tc><w:tc>{P("5")}</w:tc></w:tr></w:tbl>"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_deleted_hidden_or_a_field_is_not_read_and_a_text_box_once()
    {
        var body = Body("""
            <w:p><w:del><w:r><w:delText>xoá</w:delText></w:r></w:del><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t> 7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
            <w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
            <w:sdt><w:sdtContent><w:p><w:r><w:t>trong ô</w:t></w:r></w:p></w:sdtContent></w:sdt>
            """);

        Assert.Equal("thêm 7\n\ntrong khung\n\ntrong ô", body);
    }

    [Fact]
    public void A_text_longer_than_a_part_may_be_becomes_several_and_nothing_is_lost()
    {
        var parts = Parts(string.Concat(Enumerable.Range(0, 300).Select(at => P($"{at:000} " + string.Concat(Enumerable.Repeat("chữ ", 250))))));

        Assert.Equal(["Mở đầu", "Mở đầu (2)", "Mở đầu (3)", "Mở đầu (4)"], parts.Select(part => part.Title));
        Assert.All(Enumerable.Range(0, 300), at => Assert.Contains(parts, part => part.Body.Contains($"{at:000} ", StringComparison.Ordinal)));
        Assert.All(parts, part => Assert.True(part.Body.Length <= Lms.Domain.Language.WrittenText.MaxLength));
    }

    [Fact]
    public void More_parts_than_a_plan_takes_are_put_together()
    {
        var parts = Parts(string.Concat(Enumerable.Range(0, 250).Select(at => H(1, $"Mục {at}") + P("chữ"))));

        var fewer = Outline.AtMost(100, parts);

        Assert.Equal((250, 84), (parts.Count, fewer.Count));
        Assert.Equal("chữ\n\n### Mục 1\n\nchữ\n\n### Mục 2\n\nchữ", fewer[0].Body);
    }

    [Fact]
    public void A_paragraph_of_seventy_thousand_runs_takes_no_square_of_that()
    {
        var body = new StringBuilder("<w:p>").Insert(5, "<w:r><w:t>a</w:t></w:r>", 70_000).Append("</w:p>").ToString();
        var watch = Stopwatch.StartNew();

        Assert.Equal(70_000, Parts(body).Sum(part => part.Body.Length));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
    }

    private static string Body(string body, params (string, object)[] more) => Assert.Single(Parts(body, more)).Body;

    private static List<ImportedPart> Parts(string body, params (string, object)[] more)
    {
        using var package = OfficePackage.Open(new MemoryStream(Docx(body, more)), "a.docx");
        return OfficePackage.Unbroken("a.docx", () => Outline.Parts([.. new WordReading(package, part => part.EndsWith(".png", StringComparison.Ordinal) ? Picture : null, SomeTexts.Own).Blocks()], "Mở đầu"));
    }
}
