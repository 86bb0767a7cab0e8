using System.Text.RegularExpressions;

namespace Lms.Tests.Architecture;

/// <summary>What the Content-Security-Policy would silently refuse in the browser is refused here, with its line.</summary>
public sealed partial class ContentSecurityTests
{
    private static IEnumerable<Source> Markup =>
        Sources.Code.Where(source => source.IsView || source.Path.StartsWith("src/Lms/Web/", StringComparison.Ordinal));

    [Fact]
    public void No_markup_carries_its_own_style() => Refuse(Markup, StyleOfItsOwn());

    [Fact]
    public void No_markup_carries_its_own_script() => Refuse(Markup, ScriptOfItsOwn());

    [Fact]
    public void Htmx_is_never_asked_to_evaluate() => Refuse(Markup, Evaluated());

    [Fact]
    public void No_script_builds_code_or_style_from_text() => Refuse(Sources.Scripts, CodeFromText());

    [Fact]
    public void Nothing_is_loaded_from_another_site() => Refuse(Markup, OtherSite());

    [Fact]
    public void Only_sanitized_text_is_written_raw()
    {
        // What is called …Html, and what Prose gives, has been through the sanitizer, and pictures are given their sizes afterwards; Web draws its own markup and encodes
        // what it is given.
        Refuse(Sources.Code, Raw());
        Refuse(Sources.Code.Where(source => !source.Path.StartsWith("src/Lms/Web/", StringComparison.Ordinal)), RawMarkup());
    }

    private static void Refuse(IEnumerable<Source> sources, Regex forbidden) =>
        Guard.None(sources.SelectMany(source => source.Offences(forbidden)));

    [GeneratedRegex("""<style\b|\sstyle\s*=\s*\\?["'@]|(Attributes\["style"\]|SetAttribute\("style")""", RegexOptions.IgnoreCase)]
    private static partial Regex StyleOfItsOwn();

    [GeneratedRegex("""<script\b(?![^>]*\ssrc\s*=)[^>]*>|<[a-z][^<>]*\son[a-z]+\s*=|javascript:|data:text/html""", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptOfItsOwn();

    [GeneratedRegex("""\bhx-on\b|\bhx-(vals|vars|headers)\s*=\s*["']\s*(js|javascript):|\bhx-trigger\s*=\s*("[^"]*\[|'[^']*\[)|\bhx-vars\b""", RegexOptions.IgnoreCase)]
    private static partial Regex Evaluated();

    [GeneratedRegex("""\beval\s*\(|new\s+Function\s*\(|setAttribute\(\s*["'](style|on\w+)["']|javascript:|setTimeout\(\s*["'`]""")]
    private static partial Regex CodeFromText();

    [GeneratedRegex("""\b(src|href|action|srcset)\s*=\s*["'](https?:)?//""", RegexOptions.IgnoreCase)]
    private static partial Regex OtherSite();

    [GeneratedRegex("""\bHtml\.Raw\(\s*(?!([\w.!?\[\]]+\.\w*Html\s*|Prose\.\w+\(.*\)[\w.]*|PictureSources\.In\(([\w.]+\.\w*Html|Prose\.\w+\(.*\)), [\w.\[\]]+\))\))[^\n]*""")]
    private static partial Regex Raw();

    [GeneratedRegex("""new HtmlString\([^\n]*|\.AppendHtml\([^\n]*""")]
    private static partial Regex RawMarkup();
}
