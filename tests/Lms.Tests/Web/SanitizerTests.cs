using System.Diagnostics;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Lms.Domain;

namespace Lms.Tests.Web;

public sealed class SanitizerTests
{
    private const string Picture = "/c/song-van/files/01934c1e-7a00-7000-8000-0123456789ab";

    private static readonly string[] Elements =
    [
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "b", "i", "u", "s", "del", "ins", "mark", "sub", "sup",
        "code", "pre", "blockquote", "cite", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "a",
        "img", "figure", "figcaption", "div", "span", "section",
    ];

    private static readonly string[] Attributes =
        ["href", "title", "id", "src", "alt", "start", "type", "value", "colspan", "rowspan", "class", "rel"];

    public static TheoryData<string> Hostile => [.. HostileTexts.Html];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_html_comes_out_harmless_and_stays_so_when_read_again(string html)
    {
        var clean = Sanitizer.Clean(html);

        Assert.Empty(Offences(clean));
        Assert.Equal(clean, Sanitizer.Clean(clean));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void The_same_written_as_markdown_is_harmless_too(string html) => Assert.Empty(Offences(Prose.Write(html).Html));

    public static TheoryData<string> HostileMarkdown => [.. HostileTexts.Markdown];

    [Theory]
    [MemberData(nameof(HostileMarkdown))]
    public void Hostile_markdown_comes_out_harmless(string source) => Assert.Empty(Offences(Prose.Write(source).Html));

    [Theory]
    [InlineData("**đậm** *nghiêng* ~~bỏ~~", "<p><strong>đậm</strong> <em>nghiêng</em> <del>bỏ</del></p>")]
    [InlineData("==cần nhớ== H~2~O m^2^ ++thêm++", "<p><mark>cần nhớ</mark> H<sub>2</sub>O m<sup>2</sup> <ins>thêm</ins></p>")]
    [InlineData("[Quy định](https://example.org/a?b=1&c=2)", "<p><a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer nofollow\">Quy định</a></p>")]
    [InlineData("[lớp](/c/song-van/classes)", "<p><a href=\"/c/song-van/classes\">lớp</a></p>")]
    [InlineData("[thư](mailto:giaovu@example.org)", "<p><a href=\"mailto:giaovu@example.org\">thư</a></p>")]
    [InlineData("3. ba\n4. bốn", "<ol start=\"3\">\n<li>ba</li>\n<li>bốn</li>\n</ol>")]
    [InlineData("> trích", "<blockquote>\n<p>trích</p>\n</blockquote>")]
    [InlineData("x < y & z > \"t\"", "<p>x &lt; y &amp; z &gt; \"t\"</p>")]
    [InlineData("<b>chữ</b>", "<p>&lt;b&gt;chữ&lt;/b&gt;</p>")]
    public void Good_markdown_is_kept(string source, string html) => Assert.Equal(html, Prose.Write(source).Html.Trim());

    [Fact]
    public void A_stored_picture_is_shown_and_a_foreign_one_leaves_its_words()
    {
        Assert.Equal($"<p><img src=\"{Picture}\" alt=\"Sơ đồ\"></p>", Prose.Write($"![Sơ đồ]({Picture})").Html.Trim());
        Assert.Equal("<p>Sơ đồ</p>", Prose.Write("![Sơ đồ](https://example.org/a.png)").Html.Trim());
    }

    [Fact]
    public void Tables_align_by_class()
    {
        var html = Prose.Write("| a | b | c |\n|:-|:-:|-:|\n| 1 | 2 | 3 |").Html;

        Assert.Contains("<th class=\"ta-center\">b</th>", html, StringComparison.Ordinal);
        Assert.Contains("<td class=\"ta-right\">3</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Footnotes_link_there_and_back_and_do_not_meet_those_of_another_part()
    {
        var html = Prose.Write("Điều 9.[^a]\n\n[^a]: Điều lệ Đảng.").Html;
        var page = new HtmlParser().ParseDocument(html);

        Assert.NotNull(page.GetElementById(page.QuerySelector("a.footnote-ref")!.GetAttribute("href")![1..]));
        Assert.NotNull(page.GetElementById(page.QuerySelector("a.footnote-back-ref")!.GetAttribute("href")![1..]));

        var second = new HtmlParser().ParseDocument(Prose.WithOwnFootnotes(html, "p2"));
        Assert.Equal("#p2-fn:1", second.QuerySelector("a.footnote-ref")!.GetAttribute("href"));
        Assert.All(second.QuerySelectorAll("[id]"), element => Assert.StartsWith("p2-fn", element.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void Figures_keep_their_caption() =>
        Assert.Contains("<figcaption>Sơ đồ 1</figcaption>", Prose.Write("^^^\nx\n^^^ Sơ đồ 1").Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("> ", 2000)]
    [InlineData("- ", 2000)]
    [InlineData("[", 50_000)]
    [InlineData("![", 30_000)]
    [InlineData("*a ", 30_000)]
    [InlineData("_*", 40_000)]
    [InlineData("`", 90_000)]
    [InlineData("<", 90_000)]
    [InlineData("[^", 40_000)]
    [InlineData("|", 90_000)]
    [InlineData("|\n|-", 20_000)]
    [InlineData("^^^\n", 20_000)]
    [InlineData("\"'", 40_000)]
    [InlineData("~==^++", 15_000)]
    [InlineData("&#", 40_000)]
    [InlineData("(http://", 10_000)]
    [InlineData("1. a\n   ", 8_000)]
    [InlineData("(http:// ", 10_000)]
    [InlineData("[ ", 45_000)]
    [InlineData("[](", 600)]
    public void Text_made_to_break_the_reader_is_shown_or_refused_in_good_time(string piece, int times)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            Prose.Write(string.Concat(Enumerable.Repeat(piece, times)));
        }
        catch (RuleBrokenException refused)
        {
            Assert.StartsWith("Prose.", refused.Key, StringComparison.Ordinal);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{piece} took {watch.Elapsed}");
    }

    [Fact]
    public void A_picture_pasted_as_text_is_refused_with_a_word() => Assert.Equal(
        "Prose.WordTooLong",
        Assert.Throws<RuleBrokenException>(() => Prose.Write($"![](data:image/png;base64,{new string('A', 5000)})")).Key);

    [Fact]
    public void Html_nested_without_end_is_cut_not_followed() =>
        Assert.True(Sanitizer.Clean(string.Concat(Enumerable.Repeat("<div>", 20_000))).Length < 5_000);

    private static IEnumerable<string> Offences(string html)
    {
        foreach (var element in new HtmlParser().ParseDocument($"<!DOCTYPE html><body>{html}").Body!.QuerySelectorAll("*"))
        {
            if (!Elements.Contains(element.LocalName))
            {
                yield return element.OuterHtml;
            }

            foreach (var attribute in element.Attributes.Where(attribute => !Attributes.Contains(attribute.Name) || IsOffence(attribute)))
            {
                yield return element.OuterHtml;
            }
        }
    }

    private static bool IsOffence(IAttr attribute) => attribute.Name switch
    {
        "href" => !(attribute.Value.StartsWith("http", StringComparison.OrdinalIgnoreCase) || attribute.Value.StartsWith("mailto:", StringComparison.Ordinal)
            || attribute.Value.StartsWith("#fn", StringComparison.Ordinal) || (attribute.Value[0] == '/' && attribute.Value[1] is not ('/' or '\\'))),
        "src" => attribute.Value != Picture,
        "id" => !attribute.Value.StartsWith("fn:", StringComparison.Ordinal) && !attribute.Value.StartsWith("fnref:", StringComparison.Ordinal),
        "class" => attribute.Value is not ("footnotes" or "footnote-ref" or "footnote-back-ref" or "ta-right" or "ta-center" or "luu-y" or "vi-du" or ""),
        "colspan" or "rowspan" or "start" or "value" => !(int.TryParse(attribute.Value, out var number) && number is >= 0 and <= 1000),
        _ => false,
    };
}
