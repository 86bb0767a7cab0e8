using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Lms.Domain;

namespace Lms.Features.Lessons.Importing;

/// <summary>
/// Word puts a list on the clipboard as paragraphs, each with its mark typed before it and its place in a style that only
/// Word knows: "mso-list:l0 level2 lfo1". Here they become the lists they were.
/// </summary>
public static partial class ClipboardLists
{
    private const int DeepestLevel = 9;

    // Moving a node takes as long as it has brothers; no text within its limit has that many items.
    private const int MostItems = 3_000;

    /// <exception cref="RuleBrokenException">Html.TooMuch: more items than a text may have.</exception>
    public static void Restore(IElement body)
    {
        var paragraphs = body.QuerySelectorAll("p[style]").Where(paragraph => ItemOf(paragraph) is not null).Take(MostItems + 1).ToList();
        if (paragraphs.Count > MostItems)
        {
            throw new RuleBrokenException("Html.TooMuch");
        }

        foreach (var holder in paragraphs.Select(paragraph => paragraph.ParentElement!).Distinct().ToList())
        {
            foreach (var items in Runs([.. holder.ChildNodes]))
            {
                items.ForEach(item => item.TypedMark?.Remove());
                Restore(items);
            }
        }
    }

    private static void Restore(List<Item> items)
    {
        var (place, open) = (items[0].Paragraph, new Stack<OpenList>());
        foreach (var item in items)
        {
            while (open.Count > 0 && (open.Peek().Level > item.Level || (open.Peek().Level == item.Level && open.Peek().Kind != item.Mark.Kind)))
            {
                open.Pop();
            }

            if (open.Count == 0 || open.Peek().Level < item.Level)
            {
                var list = Begin(item);
                if (open.Count == 0)
                {
                    place.Before(list);
                }
                else
                {
                    open.Peek().List.LastElementChild!.AppendChild(list);
                }

                open.Push(new OpenList(item.Level, item.Mark.Kind, list));
            }

            open.Peek().List.AppendChild(Entry(item));
        }

        items.ForEach(item => item.Paragraph.Remove());
    }

    private static IElement Begin(Item item)
    {
        var owner = item.Paragraph.Owner!;
        if (item.Mark.Kind is MarkKind.Bullet)
        {
            return owner.CreateElement("ul");
        }

        var list = owner.CreateElement("ol");
        list.SetAttribute("start", item.Mark.Number.ToString(CultureInfo.InvariantCulture));
        if (item.Mark.Kind is MarkKind.Letter)
        {
            list.SetAttribute("type", "a");
        }

        return list;
    }

    private static IElement Entry(Item item)
    {
        var entry = item.Paragraph.Owner!.CreateElement("li");
        if (item.Mark.Label.Length > 0)
        {
            entry.AppendChild(entry.Owner!.CreateTextNode($"{item.Mark.Label} "));
        }

        entry.Append([.. item.Paragraph.ChildNodes]);
        return entry;
    }

    /// <summary>Paragraphs of lists that follow one another.</summary>
    private static IEnumerable<List<Item>> Runs(INode[] nodes)
    {
        var run = new List<Item>();
        foreach (var node in nodes)
        {
            if (node is IElement element && ItemOf(element) is { } item)
            {
                run.Add(item);
            }
            else if (run.Count > 0 && (node is IElement || (node is IText text && !string.IsNullOrWhiteSpace(text.Data))))
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static Item? ItemOf(IElement element)
    {
        if (element.LocalName != "p" || Place().Match(element.GetAttribute("style") ?? "") is not { Success: true } place)
        {
            return null;
        }

        var typed = element.QuerySelectorAll("span[style]").FirstOrDefault(span => Ignored().IsMatch(span.GetAttribute("style")!));
        var mark = MarkOf(typed?.TextContent.Trim() ?? "");
        var level = Math.Clamp(int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture), 1, DeepestLevel);

        // "I. ĐẶT VẤN ĐỀ" in bold is a heading that was numbered, as in a file of Word.
        return level == 1 && mark.Label.Length > 0 && IsBold(element, typed) ? null : new Item(element, typed, level, mark);
    }

    private static bool IsBold(IElement element, IElement? typed) => element.Descendants<IText>()
        .Where(text => !string.IsNullOrWhiteSpace(text.Data) && typed?.Contains(text) != true)
        .All(text => text.Ancestors<IElement>().Any(above => above.LocalName is "b" or "strong"));

    private static Mark MarkOf(string typed) => typed switch
    {
        _ when Decimal().Match(typed) is { Success: true } number => new Mark(MarkKind.Number, int.Parse(number.Groups[1].ValueSpan, CultureInfo.InvariantCulture)),
        [>= 'a' and <= 'z' and var letter, '.' or ')'] => new Mark(MarkKind.Letter, letter - 'a' + 1),

        // "Điều 1.", "1.1", "IV.": a number that Markdown has no list for stays as it is read.
        _ when typed.Length > 1 && typed.Any(char.IsLetterOrDigit) => new Mark(MarkKind.Bullet, 0) { Label = typed },
        _ => new Mark(MarkKind.Bullet, 0),
    };

    private enum MarkKind
    {
        Bullet,
        Number,
        Letter,
    }

    private sealed record Mark(MarkKind Kind, int Number)
    {
        public string Label { get; init; } = "";
    }

    private sealed record Item(IElement Paragraph, IElement? TypedMark, int Level, Mark Mark);

    private sealed record OpenList(int Level, MarkKind Kind, IElement List);

    [GeneratedRegex(@"(?:^|[;\s])mso-list:\s*l\d{1,6}\s+level(\d{1,2})\s+lfo\d", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@"(?:^|[;\s])mso-list:\s*ignore", RegexOptions.IgnoreCase)]
    private static partial Regex Ignored();

    [GeneratedRegex(@"^\(?(\d{1,5})[.)]$")]
    private static partial Regex Decimal();
}
