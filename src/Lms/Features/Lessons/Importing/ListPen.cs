using System.Text.RegularExpressions;
using Lms.Web.Markup;

namespace Lms.Features.Lessons.Importing;

/// <summary>Items of lists in Markdown, each as deep as what it belongs to is wide.</summary>
public sealed partial class ListPen
{
    private readonly List<int> widths = [];

    /// <summary>A paragraph that is no item ends every list.</summary>
    public void Close() => widths.Clear();

    public Block Item(int level, NumberLevel shape, int number, string label, SpanLine line) => shape switch
    {
        { IsBullet: true } => Item(level, "-", line),
        { Format: "none" } => Item(level, "-", line),
        { Format: "decimal" } when SimpleLabel().IsMatch(label) => Item(level, $"{Math.Clamp(number, 0, 99_999)}.", line),
        { Format: "lowerLetter" } when SimpleLabel().IsMatch(label) => Item(level, $"{Numbering.Show(shape.Format, Math.Max(number, 1))}.", line),

        // "Điều 1.", "1.1": a number that Markdown has no list for stays as it is read.
        _ => Item(level, "-", line, label),
    };

    /// <summary>An item whose mark was typed: "- …" and, below it, "+ …".</summary>
    public Block? Typed(SpanLine line)
    {
        var mark = TypedMark().Match(line.Plain);
        return mark.Success && line.TakeOff(mark.Groups[1].Value)
            ? Item(mark.Groups[1].Value == "+" && widths.Count > 0 ? 1 : 0, "-", line)
            : null;
    }

    public Block Item(int level, string mark, SpanLine line, string label = "")
    {
        level = Math.Min(level, widths.Count);
        widths.RemoveRange(level, widths.Count - level);
        var indent = new string(' ', widths.Sum());
        widths.Add(mark.Length + 1);
        var words = $"{MarkdownText.Escape(label)} {line.Markdown()}".Trim().Replace("\n", $"\n{indent}{new string(' ', mark.Length + 1)}", StringComparison.Ordinal);
        return new Block($"{indent}{mark} {words}") { IsItem = true, Plain = line.Plain };
    }

    [GeneratedRegex(@"^[\(]?\w{1,7}[.)]$")]
    private static partial Regex SimpleLabel();

    [GeneratedRegex(@"^([-–•+*·▪])\s+\S")]
    private static partial Regex TypedMark();
}
