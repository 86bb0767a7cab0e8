using System.Collections.Frozen;
using AngleSharp.Dom;
using AngleSharp;
using AngleSharp.Html;
using AngleSharp.Html.Parser;

namespace Lms.Web;

/// <summary>
/// Allow-list sanitizer: what is not listed here does not come out. Elements that carry code or another language
/// (script, style, svg, math, template …) go with their content; other unknown elements leave their children behind.
/// </summary>
public static class Sanitizer
{
    /// <summary>Raised whenever the rules below change; `./lms render` then makes all stored HTML again.</summary>
    public const int Version = 1;

    private static readonly FrozenDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["p"] = [], ["br"] = [], ["hr"] = [], ["h1"] = [], ["h2"] = [], ["h3"] = [], ["h4"] = [], ["h5"] = [], ["h6"] = [],
        ["strong"] = [], ["em"] = [], ["b"] = [], ["i"] = [], ["u"] = [], ["s"] = [], ["del"] = [], ["ins"] = [],
        ["mark"] = [], ["sub"] = [], ["sup"] = ["id"], ["code"] = [], ["pre"] = [], ["blockquote"] = [], ["cite"] = [],
        ["ul"] = [], ["ol"] = ["start", "type"], ["li"] = ["id", "value"], ["dl"] = [], ["dt"] = [], ["dd"] = [],
        ["table"] = [], ["thead"] = [], ["tbody"] = [], ["tr"] = [], ["th"] = ["colspan", "rowspan"], ["td"] = ["colspan", "rowspan"],
        ["a"] = ["href", "title", "id"], ["img"] = ["src", "alt", "title"], ["figure"] = [], ["figcaption"] = [],
        ["div"] = [], ["span"] = [], ["section"] = [],
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Poison = new[]
    {
        "script", "style", "svg", "math", "template", "iframe", "frame", "frameset", "object", "embed", "applet", "noscript",
        "noembed", "noframes", "plaintext", "xmp", "title", "textarea", "select", "head", "link", "meta", "base",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Classes = new[] { "footnotes", "footnote-ref", "footnote-back-ref" }.ToFrozenSet();

    public static string Clean(string html)
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
            Visit(node);
        }

        return body.ChildNodes.ToHtml(HtmlMarkupFormatter.Instance);
    }

    private static void Visit(INode node)
    {
        if (node is IText)
        {
            return;
        }

        if (node is not IElement element || Poison.Contains(element.LocalName)
            || element.NamespaceUri != NamespaceNames.HtmlUri)
        {
            node.Parent!.RemoveChild(node);
            return;
        }

        foreach (var child in element.ChildNodes.ToArray())
        {
            Visit(child);
        }

        if (!Allowed.TryGetValue(element.LocalName, out var attributes))
        {
            element.Replace([.. element.ChildNodes]);
            return;
        }

        Trim(element, attributes);
    }

    private static void Trim(IElement element, string[] attributes)
    {
        var alignment = Alignment(element);
        var classes = element.ClassList.Where(Classes.Contains).ToArray();
        foreach (var attribute in element.Attributes.ToArray())
        {
            if (!attributes.Contains(attribute.LocalName) || !IsSafe(attribute))
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
        "src" => IsOwnPath(attribute.Value),
        "id" => attribute.Value.StartsWith("fn", StringComparison.Ordinal),
        "start" or "value" or "colspan" or "rowspan" => int.TryParse(attribute.Value, out var number) && number is >= 0 and <= 1000,
        "type" => attribute.Value is "1" or "a" or "A" or "i" or "I",
        _ => true,
    };

    private static bool IsSafeLink(string link) =>
        link.StartsWith('#') || IsOwnPath(link)
        || (Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto");

    /// <summary>A path on this site: "/x", never "//host" nor "/\host", which browsers read as another site.</summary>
    private static bool IsOwnPath(string path) =>
        path.Length > 1 && path[0] == '/' && path[1] is not ('/' or '\\') && !path.Any(letter => letter is '\\' or < ' ');
}
