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

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>", "<script\n>alert(1)</script\n>", "<script/x>alert(1)</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>script>alert(1)<</script>/script>", "<img src=x onerror=alert(1)>",
        "<img src=`x`onerror=alert(1)>", "<img/src='x'/onerror='alert(1)'>", "<img src=x oNeRrOr\n=\nalert(1)>", "<p onclick=alert(1)>x</p>",
        "<p onmouseover\t=\"alert(1)\">x</p>", "<body onload=alert(1)>", "<a href='#' onfocus=alert(1) autofocus tabindex=1>x</a>",
        "<details open ontoggle=alert(1)>x</details>", "<video src=x onerror=alert(1)></video>", "<audio src=x onerror=alert(1)></audio>",
        "<marquee onstart=alert(1)>x</marquee>", "<a href=\"javascript:alert(1)\">x</a>", "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
        "<a href=\" javascript:alert(1)\">x</a>", "<a href=\"\u0001javascript:alert(1)\">x</a>", "<a href=\"java\tscript:alert(1)\">x</a>",
        "<a href=\"java\nscript:alert(1)\">x</a>", "<a href=\"java\0script:alert(1)\">x</a>", "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "<a href=\"&#x6A;&#x61;vascript&colon;alert(1)\">x</a>", "<a href=\"&#0000106avascript:alert(1)\">x</a>", "<a href=\"java&Tab;script:alert(1)\">x</a>",
        "<a href=\"java&NewLine;script:alert(1)\">x</a>", "<a href=\"javascript&#58;alert(1)\">x</a>", "<a href=\"javascript://example.org/%0aalert(1)\">x</a>",
        "<a href=\"vbscript:msgbox(1)\">x</a>", "<a href=\"VBScript:msgbox(1)\">x</a>", "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>", "<a href=\"blob:https://x/y\">x</a>", "<a href=\"file:///etc/passwd\">x</a>",
        "<a href=\"//evil.example/\">x</a>", "<a href=\"/\\evil.example/\">x</a>", "<a href=\"\\\\evil.example\\\">x</a>", "<a href=\"https:/\\evil.example\">x</a>",
        "<a href=\"jar:https://x!/y\">x</a>", "<a href=\"view-source:x\">x</a>", "<a href=\"#content\">x</a>", "<a href=\"x\" target=_blank>x</a>",
        "<a ping=\"https://evil.example\" href=\"/a\">x</a>", "<img src=\"https://evil.example/track.gif\" alt=\"x\">", "<img src=\"//evil.example/t.gif\">",
        "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">", "<img src=\"/sign-out\">", $"<img src=\"{Picture}/../../../sign-out\">",
        "<img srcset=\"https://evil.example/x 1x\">", "<img usemap=#x><map name=x><area href=javascript:alert(1)></map>", "<input type=image src=x onerror=alert(1)>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<svg><use href=\"data:image/svg+xml,x#x\"/></svg>", "<svg><foreignObject><p onclick=alert(1)>x</p></foreignObject></svg>",
        "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<math><annotation-xml encoding=\"text/html\"><p onclick=alert(1)>x</p></annotation-xml></math>", "<math href=\"javascript:alert(1)\">x</math>",
        "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
        "<math><mi><table><mglyph><style><math><table id=\"</table></style><img src=x onerror=alert(1)>\">", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<template><img src=x onerror=alert(1)></template>", "<template><script>alert(1)</script></template>", "<style>*{background:url(javascript:alert(1))}</style>",
        "<style>@import '//evil.example/x.css';</style>", "<p style=\"background:url(//evil.example)\">x</p>", "<td style=\"text-align:right;background:url(//evil.example)\">x</td>",
        "<link rel=stylesheet href=//evil.example/x.css>", "<meta http-equiv=refresh content=\"0;url=//evil.example\">", "<base href=//evil.example/>", "<base target=_parent>",
        "<form action=//evil.example><input name=q><button formaction=javascript:alert(1)>x</button></form>", "<button popovertarget=x>x</button>", "<isindex action=javascript:alert(1)>",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'>",
        "<frameset><frame src=javascript:alert(1)></frameset>", "<object data=javascript:alert(1)></object>", "<object><param name=src value=javascript:alert(1)></object>",
        "<embed src=javascript:alert(1)>", "<applet code=x></applet>", "<portal src=//evil.example>", "<xmp><p title=\"</xmp><script>alert(1)</script>\">",
        "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">", "<title><p title=\"</title><script>alert(1)</script>\">", "<plaintext><script>alert(1)</script>",
        "<noembed><p title=\"</noembed><script>alert(1)</script>\">", "<select><style></select><script>alert(1)</script>", "<table><script>alert(1)</script><tr><td onclick=alert(1)>x</table>",
        "<table><td><a href=javascript:alert(1)>x<table><a href=javascript:alert(1)>y", "<b><p></b><i onclick=alert(1)></p></i>", "<a href=/a><a href=javascript:alert(1)>x</a></a>",
        "<!--><img src=x onerror=alert(1)>-->", "<!-- --!><img src=x onerror=alert(1)>", "<![CDATA[<script>alert(1)</script>]]>", "<?xml-stylesheet href=\"javascript:alert(1)\"?>",
        "<!DOCTYPE html [<!ENTITY x '<script>'>]>&x;", "</p><script>alert(1)</script>", "<p id=\"content\">x</p>", "<sup id=\"fnx\">x</sup>", "<a id=\"fn:1 onclick\">x</a>",
        "<a name=\"getElementById\">x</a>", "<div class=\"menu__pane btn\">x</div>", "<div hx-get=\"/x\" hx-trigger=load data-hx-on=x>x</div>", "<div is=x-evil slot=x contenteditable>x</div>",
        "<x-evil onclick=alert(1)>x</x-evil>", "<ol start=\"1e9\" type=\"javascript:\"><li value=99999999>x</li></ol>", "<td colspan=99999 rowspan=-1>x</td>",
        "<a href=\"https://user@\u202Emoc.example\" onclick=x>x</a>", "<img src=x:alert(alt) onerror=eval(src) alt=0>", "<svg/onload=alert(1)//", "<img src=\"x\" alt=\"&quot; onerror=&quot;alert(1)\">",
    ];

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

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JAVASCRIPT:alert(1))")]
    [InlineData("[x](<java\tscript:alert(1)>)")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](data:text/html,x)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x][y]\n\n[y]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](https://evil.example/x.png)")]
    [InlineData("![x](/sign-out)")]
    [InlineData("[x](/a \"\\\" onclick=alert(1) \\\"\")")]
    [InlineData("[^a]\n\n[^a]: [x](javascript:alert(1))")]
    [InlineData("| [x](javascript:alert(1)) |\n|-|\n| <script>alert(1)</script> |")]
    [InlineData("^^^ <script>alert(1)</script>\nx\n^^^ [x](javascript:alert(1))")]
    [InlineData("```html\" onclick=\"alert(1)\n<script>alert(1)</script>\n```")]
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
        "class" => attribute.Value is not ("footnotes" or "footnote-ref" or "footnote-back-ref" or "ta-right" or "ta-center" or ""),
        "colspan" or "rowspan" or "start" or "value" => !(int.TryParse(attribute.Value, out var number) && number is >= 0 and <= 1000),
        _ => false,
    };
}
