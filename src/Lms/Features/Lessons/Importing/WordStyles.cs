using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lms.Domain.Language;
using Lms.Web.Documents;
using Lms.Web.Markup;

namespace Lms.Features.Lessons.Importing;

/// <summary>What styles.xml says of a paragraph: its place in the outline, its list, whether its letters are bold.</summary>
public sealed partial class WordStyles
{
    private const int LongestChain = 12;
    private readonly Dictionary<string, XElement> styles;

    public WordStyles(XElement? tree) => styles = tree.Children("style")
        .GroupBy(style => style.At("styleId") ?? "").ToDictionary(group => group.Key, group => group.First());

    /// <returns>1 for the highest; 0 for what is no heading.</returns>
    public int HeadingOf(XElement? properties)
    {
        if (OfficeXml.Number(properties.ValueOf("outlineLvl")) is { } own)
        {
            return own is >= 0 and < 9 ? own + 1 : 0;
        }

        foreach (var style in Chain(properties.ValueOf("pStyle")))
        {
            if (OfficeXml.Number(style.Child("pPr").ValueOf("outlineLvl")) is { } level and >= 0 and < 9)
            {
                return level + 1;
            }

            if (HeadingName().Match(SearchKey.Of(style.ValueOf("name") ?? "")) is { Success: true } named)
            {
                return named.Groups[1].ValueSpan[0] - '0';
            }
        }

        return 0;
    }

    /// <summary>A table of contents repeats the headings; the plan makes its own.</summary>
    public bool IsContents(XElement? properties) =>
        Chain(properties.ValueOf("pStyle")).Any(style => style.ValueOf("name")?.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) == true);

    /// <returns>The list a paragraph stands in and how deep; null for none.</returns>
    public (string List, int Level)? ListOf(XElement? properties)
    {
        string? list = null;
        int? level = null;
        foreach (var holder in Chain(properties.ValueOf("pStyle")).Select(style => style.Child("pPr")).Prepend(properties))
        {
            var numbers = holder.Child("numPr");
            list ??= numbers.ValueOf("numId");
            level ??= OfficeXml.Number(numbers.ValueOf("ilvl"));
        }

        return list is null or "0" ? null : (list, Math.Clamp(level ?? 0, 0, 8));
    }

    public SpanLooks LooksOf(string? style, SpanLooks before = SpanLooks.Plain) =>
        Chain(style).Reverse().Aggregate(before, (looks, one) => Change(looks, one.Child("rPr")));

    public static SpanLooks Change(SpanLooks looks, XElement? run)
    {
        looks = Set(looks, SpanLooks.Bold, run.Switch("b"));
        looks = Set(looks, SpanLooks.Italic, run.Switch("i"));
        looks = Set(looks, SpanLooks.Struck, run.Switch("strike"));
        return run.ValueOf("vertAlign") switch
        {
            "superscript" => looks | SpanLooks.Raised,
            "subscript" => looks | SpanLooks.Lowered,
            "baseline" => looks & ~(SpanLooks.Raised | SpanLooks.Lowered),
            _ => looks,
        };
    }

    private static SpanLooks Set(SpanLooks looks, SpanLooks one, bool? on) => on switch
    {
        true => looks | one,
        false => looks & ~one,
        null => looks,
    };

    private IEnumerable<XElement> Chain(string? id)
    {
        for (var links = 0; id is not null && links < LongestChain && styles.TryGetValue(id, out var style); links++)
        {
            yield return style;
            id = style.ValueOf("basedOn");
        }
    }

    [GeneratedRegex("^(?:heading|tieu de|dau de) ?([1-9])$")]
    private static partial Regex HeadingName();
}
