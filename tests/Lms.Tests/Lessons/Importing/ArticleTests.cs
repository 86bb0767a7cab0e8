using System.Diagnostics;
using System.Text;
using Lms.Domain;
using Lms.Features.Lessons.Importing;
using Lms.Web.Markup;

namespace Lms.Tests.Lessons.Importing;

public sealed class ArticleTests
{
    private const string Long = "Đảng ta luôn coi trọng công tác xây dựng Đảng về chính trị, tư tưởng, đạo đức, tổ chức và cán bộ, coi đó là nhiệm vụ then chốt, thường xuyên.";

    private const string Page = $"""
        <html><head><title>Bài - Báo</title><meta property="og:title" content="Xây dựng Đảng"><meta property="og:site_name" content="Báo Song Vân">
        <meta name="author" content="Lò Văn Một"><meta property="article:published_time" content="2026-03-05T08:00:00+07:00"></head>
        <body><nav class="menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/b">Tin</a></li></ul></nav>
        <div class="wrap"><aside class="sidebar"><p>Quảng cáo dài dòng, rất dài, dài nữa, dài mãi, để lấy điểm, thêm chữ.</p></aside>
        <div class="article-content"><h1>Xây dựng Đảng</h1><p>{Long}</p><h2>Thực trạng</h2><p>{Long} <a href="/tai-lieu">Xem</a></p>
        <img src="/anh.jpg" alt="Hội nghị"><h2>Giải pháp</h2><p>{Long}</p><script>alert(1)</script>
        <div class="tin-lien-quan"><a href="/1">Tin liên quan một</a> <a href="/2">Tin liên quan hai</a></div></div></div>
        <div id="comments"><p>Bình luận của người đọc, dài, rất dài, dài nữa.</p></div><footer><p>Giấy phép số 1, cấp ngày 2.</p></footer></body></html>
        """;

    [Fact]
    public void The_text_of_the_article_is_kept_and_what_stands_around_it_is_not()
    {
        var parts = Parts(Page, new Uri("https://bao.vn/bai/1"));

        Assert.Equal(["Xây dựng Đảng", "Thực trạng", "Giải pháp"], parts.Select(part => part.Title));
        Assert.Equal(Long, parts[0].Body);
        Assert.Equal($"{Long} [Xem](<https://bao.vn/tai-lieu>)\n\n![Hội nghị](/c/x/files/1)", parts[1].Body);
        Assert.Equal($"{Long}\n\nNguồn: Báo Song Vân, Lò Văn Một, Xây dựng Đảng, ngày 05/03/2026, <https://bao.vn/bai/1>", parts[2].Body);
    }

    [Fact]
    public void A_saved_page_says_whence_it_was_saved() =>
        Assert.EndsWith("<https://bao.vn/bai/2>", Parts("<!-- saved from url=(0021)https://bao.vn/bai/2 -->" + Page, null)[^1].Body, StringComparison.Ordinal);

    [Theory]
    [InlineData("<meta charset=windows-1252>", "windows-1258", 1258)]
    [InlineData("<meta charset=utf-16>", null, 65001)]
    [InlineData("<meta http-equiv=Content-Type content='text/html; charset=windows-1258'>", null, 1258)]
    [InlineData("", "UTF-8", 65001)]
    [InlineData("", null, 1258)]
    [InlineData("", "khong-co-bang-ma-nay", 65001)]
    public void The_encoding_is_honoured(string says, string? sender, int page)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(page).GetBytes(says + "<p>tăng cươ\u0300ng</p>");

        Assert.Contains("tăng cường", HtmlText.Decode(bytes, sender).Normalize(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_an_article_is_refused() =>
        Assert.Equal("Article.NoText", Assert.Throws<RuleBrokenException>(() => Article.Of("<body><nav><a href=/>Trang chủ</a></nav><p>Ngắn.</p></body>", null)).Key);

    public static TheoryData<string, string> Monsters => new()
    {
        { "deep", string.Concat(Enumerable.Repeat("<div>", 50_000)) },
        { "deep behind false ends", string.Concat(Enumerable.Repeat("<div></x>", 25_000)) },
        { "deep in tables", string.Concat(Enumerable.Repeat("<div><table><td></div>", 14_000)) },
        { "many tags", string.Concat(Enumerable.Repeat("<p>a", 1_000_000)) },
        { "marks that pile up", string.Concat(Enumerable.Range(0, 25_000).Select(at => $"<b class=a{at}>")) + string.Concat(Enumerable.Repeat("<p>a", 30_000)) },
        { "fonts that pile up", string.Concat(Enumerable.Range(0, 25_000).Select(at => $"<font size={at}>")) + string.Concat(Enumerable.Repeat("<p>a", 30_000)) },
        { "marks without an end", string.Concat(Enumerable.Repeat("<b ", 50_000)) + new string('a', 1_000_000) },
        { "long marks", string.Concat(Enumerable.Range(0, 2_000).Select(at => $"<b title='{new string('a', 1_500)}{at}'>")) + string.Concat(Enumerable.Repeat("<p>a", 50_000)) },
        { "one word", new string('a', 5_000_000) },
        { "links in links", string.Concat(Enumerable.Repeat("<a href=/><table><td>", 15_000)) },
    };

    [Theory]
    [MemberData(nameof(Monsters))]
    public void A_page_made_to_choke_on_ends_in_time_and_space(string kind, string html)
    {
        var (watch, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());

        try
        {
            Parts(html, new Uri("https://bao.vn/"));
        }
        catch (RuleBrokenException)
        {
            // Refused is as good as read.
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{kind}: {watch.Elapsed}");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 600_000_000, $"{kind}: {(GC.GetAllocatedBytesForCurrentThread() - before) / 1_000_000} MB came and went.");
    }

    private static List<ImportedPart> Parts(string html, Uri? address)
    {
        var article = Article.Of(html, address);
        return Outline.Parts([.. ArticleText.Blocks(article, source => source == "https://bao.vn/anh.jpg" ? "/c/x/files/1" : null, SomeTexts.Own)], article.Title);
    }
}
