using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Lms.Features.Lessons.Importing;

/// <summary>
/// Finds where on a page its article stands. Paragraphs give points, by their length and their commas, to what holds them
/// and half of that to what holds this; names such as "content" and "sidebar" count for and against; words that are links
/// count for nothing.
/// </summary>
public static partial class MainText
{
    private const int ShortestParagraph = 25;
    private const int ShortestText = 140;

    private static readonly string[] Clutter = "nav aside form footer button script style noscript iframe template select input textarea".Split(' ');

    /// <summary>Null for a page without one. What clutters it is taken out.</summary>
    public static IElement? Find(IHtmlDocument page)
    {
        if (page.Body is not { } body)
        {
            return null;
        }

        var measured = Measure(body);
        Clear(body, measured);
        measured = Measure(body);
        var points = Points(measured);
        var best = points.Count == 0 ? body : points.MaxBy(pair => pair.Value * (1 - measured[pair.Key].LinkShare)).Key;
        return measured[best].Letters - measured[best].Linked >= ShortestText ? best : Whole(body, measured[body]);
    }

    // A short page is its own article.
    private static IElement? Whole(IElement body, Measured measured) => measured.Letters - measured.Linked >= ShortestText / 2 ? body : null;

    private static void Clear(IElement body, Dictionary<IElement, Measured> measured)
    {
        foreach (var (element, size) in measured.Where(pair => pair.Key != body))
        {
            var isList = element.LocalName is "ul" or "ol" or "table" or "div" or "section";
            if (Clutter.Contains(element.LocalName) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
                || (Against().IsMatch(NamesOf(element)) && (size.LinkShare > 0.4 || size.Letters < 200) && !For().IsMatch(NamesOf(element)))
                || (isList && size.Links > 4 && size.LinkShare > 0.7))
            {
                element.Remove();
            }
        }
    }

    private static Dictionary<IElement, double> Points(Dictionary<IElement, Measured> measured)
    {
        var points = new Dictionary<IElement, double>();
        foreach (var (paragraph, size) in measured.Where(pair => IsParagraph(pair.Key, pair.Value)))
        {
            var worth = 1 + size.Commas + Math.Min(size.Letters / 100.0, 3);
            var share = 1.0;
            var holder = IsBox(paragraph) ? paragraph : paragraph.ParentElement;
            for (var steps = 0; steps < 3 && holder is not null && measured.ContainsKey(holder); steps++, holder = holder.ParentElement)
            {
                points[holder] = points.TryGetValue(holder, out var known) ? known + (worth * share) : Standing(holder) + (worth * share);
                share /= 2;
            }
        }

        return points;
    }

    private static bool IsParagraph(IElement element, Measured size) => element.LocalName is "p" or "pre" or "blockquote" or "li"
        ? size.Letters >= ShortestParagraph
        : IsBox(element) && size.Own >= 2 * ShortestParagraph;

    private static bool IsBox(IElement element) => element.LocalName is "div" or "td" or "section" or "article" or "main" or "body";

    private static double Standing(IElement element) =>
        (For().IsMatch(NamesOf(element)) ? 25 : 0) - (Against().IsMatch(NamesOf(element)) ? 25 : 0) + (element.LocalName is "article" or "main" ? 15 : 0);

    private static string NamesOf(IElement element) => $"{element.ClassName} {element.Id} {element.GetAttribute("itemprop")}";

    /// <summary>All in one walk, leaves first: asking each element anew for its words would take the square of the page.</summary>
    private static Dictionary<IElement, Measured> Measure(IElement body)
    {
        var all = body.QuerySelectorAll("*").Prepend(body).ToList();
        var measured = all.ToDictionary(element => element, _ => new Measured());
        for (var at = all.Count - 1; at >= 0; at--)
        {
            var (element, size) = (all[at], measured[all[at]]);
            foreach (var text in element.ChildNodes.OfType<IText>())
            {
                size.AddText(text.Data);
            }

            size.Close(element.LocalName == "a");
            if (at > 0 && element.LocalName is not ("script" or "style" or "noscript") && measured.TryGetValue(element.ParentElement!, out var holder))
            {
                holder.AddChild(size);
            }
        }

        return measured;
    }

    [GeneratedRegex(@"article|body|content|entry|main|post|text|detail|story|noi-?dung|bai-?viet|chi-?tiet", RegexOptions.IgnoreCase)]
    private static partial Regex For();

    [GeneratedRegex(@"comment|binh-?luan|footer|sidebar|side-?bar|menu|nav|related|lien-?quan|tin-?khac|share|social|breadcrumb|\btags?\b|\bads?\b|banner|promo|login|popup|cookie|print", RegexOptions.IgnoreCase)]
    private static partial Regex Against();

    private sealed class Measured
    {
        public int Letters { get; private set; }

        public int Linked { get; private set; }

        public int Links { get; private set; }

        public int Commas { get; private set; }

        /// <summary>Letters that stand in the element itself.</summary>
        public int Own { get; private set; }

        public double LinkShare => Letters == 0 ? 0 : Linked / (double)Letters;

        public void AddText(string text)
        {
            var letters = text.Count(letter => !char.IsWhiteSpace(letter));
            Letters += letters;
            Own += letters;
            Commas += text.Count(letter => letter is ',' or ';');
        }

        public void AddChild(Measured child)
        {
            Letters += child.Letters;
            Linked += child.Linked;
            Links += child.Links;
            Commas += child.Commas;
        }

        public void Close(bool isLink)
        {
            Linked = isLink ? Letters : Linked;
            Links += isLink ? 1 : 0;
        }
    }
}
