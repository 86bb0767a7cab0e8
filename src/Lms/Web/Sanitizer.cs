using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Parser;

namespace Lms.Web;

/// <summary>
/// Allow-list sanitizer: what is not listed here does not come out. Elements that carry code or another language
/// (script, style, svg, math, template …) go with their content; other unknown elements leave their children behind.
/// </summary>
public static partial class Sanitizer
{
    /// <summary>Raised whenever the rules below change; the verb `render` then makes all stored HTML again.</summary>
    public const int Version = 3;

    /// <summary>Deeper than anybody writes, shallower than a stack.</summary>
    private const int DeepestNesting = 200;

    private const int MostPasses = 5;

    private static readonly string[] Plain =
    [
        .. "p br hr h1 h2 h3 h4 h5 h6 strong em b i u s del ins mark sub sup code pre blockquote cite".Split(' '),
        .. "ul dl dt dd table thead tbody tr figure figcaption div span section".Split(' '),
    ];

    private static readonly FrozenDictionary<string, string[]> Allowed = new Dictionary<string, string[]>(
        Plain.Select(tag => KeyValuePair.Create(tag, Array.Empty<string>())))
    {
        ["ol"] = ["start", "type"],
        ["li"] = ["id", "value"],
        ["th"] = ["colspan", "rowspan"],
        ["td"] = ["colspan", "rowspan"],
        ["a"] = ["href", "title", "id"],
        ["img"] = ["src", "alt", "title"],
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Poison = new[]
    {
        "script", "style", "svg", "math", "template", "iframe", "frame", "frameset", "object", "embed", "applet", "noscript",
        "noembed", "noframes", "plaintext", "xmp", "title", "textarea", "select", "option", "head", "link", "meta", "base",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Classes = new[] { "footnotes", "footnote-ref", "footnote-back-ref", "ta-right", "ta-center", "luu-y", "vi-du" }.ToFrozenSet();

    /// <summary>
    /// Read again until nothing changes: what a browser makes of the result is then what was looked at here.
    /// </summary>
    public static string Clean(string html)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var before = html;
            html = CleanOnce(html);
            if (html == before)
            {
                return html;
            }
        }

        return WebUtility.HtmlEncode(html);
    }

    private static string CleanOnce(string html)
    {
        // A document of its own each time: nothing is shared between writers.
        var document = new HtmlParser().ParseDocument("");
        var body = document.Body!;
        foreach (var node in new HtmlParser().ParseFragment(html, body).ToArray())
        {
            body.AppendChild(node);
        }

        foreach (var node in body.ChildNodes.ToArray())
        {
            Visit(node, depth: 1);
        }

        return body.ChildNodes.ToHtml(HtmlMarkupFormatter.Instance);
    }

    private static void Visit(INode node, int depth)
    {
        if (node is IText)
        {
            return;
        }

        if (node is not IElement element || Poison.Contains(element.LocalName)
            || element.NamespaceUri != NamespaceNames.HtmlUri || depth > DeepestNesting)
        {
            node.Parent!.RemoveChild(node);
            return;
        }

        foreach (var child in element.ChildNodes.ToArray())
        {
            Visit(child, depth + 1);
        }

        if (!Allowed.TryGetValue(element.LocalName, out var attributes))
        {
            element.Replace([.. element.ChildNodes]);
            return;
        }

        Trim(element, attributes);
        LeaveWords(element);
    }

    private static void Trim(IElement element, string[] attributes)
    {
        var alignment = Alignment(element);
        var classes = element.ClassList.Where(Classes.Contains).ToArray();
        foreach (var attribute in element.Attributes.ToArray())
        {
            if (attribute.NamespaceUri is not null || !attributes.Contains(attribute.LocalName) || !IsSafe(attribute))
            {
                element.RemoveAttribute(attribute.NamespaceUri, attribute.LocalName);
            }
        }

        element.ClassList.Add([.. classes, .. alignment]);
        if (element.LocalName == "a" && element.GetAttribute("href")?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true)
        {
            element.SetAttribute("rel", "noopener noreferrer nofollow");
        }
    }

    /// <summary>A picture from elsewhere is not fetched; what it was to show stays as words.</summary>
    private static void LeaveWords(IElement element)
    {
        if (element.LocalName == "img" && !element.HasAttribute("src"))
        {
            element.Replace(element.Owner!.CreateTextNode(element.GetAttribute("alt") ?? ""));
        }
    }

    /// <summary>Tables align by class: a style attribute would be refused by the page's own policy.</summary>
    private static string[] Alignment(IElement element) =>
        element.LocalName is not ("th" or "td") ? []
        : element.GetAttribute("style")?.Replace(" ", "", StringComparison.Ordinal) switch
        {
            "text-align:right;" => ["ta-right"],
            "text-align:center;" => ["ta-center"],
            _ => [],
        };

    private static bool IsSafe(IAttr attribute) => attribute.LocalName switch
    {
        "href" => IsSafeLink(attribute.Value),
        "src" => StoredFile().IsMatch(attribute.Value),
        "id" => FootnoteId().IsMatch(attribute.Value),
        "start" or "value" or "colspan" or "rowspan" => int.TryParse(attribute.Value, out var number) && number is >= 0 and <= 1000,
        "type" => attribute.Value is "1" or "a" or "A" or "i" or "I",
        _ => true,
    };

    /// <summary>A footnote, a path on this site, the web, or a mail address; nothing that a browser reads otherwise than we do.</summary>
    private static bool IsSafeLink(string link) =>
        !link.Any(letter => letter is '\\' or <= ' ' or '\u007F')
        && (FootnoteLink().IsMatch(link) || IsOwnPath(link)
            || (WebOrMail().IsMatch(link) && Uri.TryCreate(link, UriKind.Absolute, out _)));

    /// <summary>"/x", never "//host", which is another site.</summary>
    private static bool IsOwnPath(string path) => path.Length > 1 && path[0] == '/' && path[1] != '/';

    [GeneratedRegex(@"^/c/[a-z0-9-]+/files/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z")]
    private static partial Regex StoredFile();

    [GeneratedRegex(@"^fn(ref)?:\d+(:\d+)?\z")]
    private static partial Regex FootnoteId();

    [GeneratedRegex(@"^#fn(ref)?:\d+(:\d+)?\z")]
    private static partial Regex FootnoteLink();

    [GeneratedRegex(@"^(https?://[^/]|mailto:[^/])", RegexOptions.IgnoreCase)]
    private static partial Regex WebOrMail();
}
