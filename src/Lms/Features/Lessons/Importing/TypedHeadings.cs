using System.Text.RegularExpressions;
using Lms.Web.Markup;

namespace Lms.Features.Lessons.Importing;

/// <summary>
/// Headings that nobody made headings: bold paragraphs, or paragraphs in capitals, that begin as Vietnamese documents number
/// their divisions. The highest kind that occurs more than once parts the text; the kinds below it become headings in it.
/// </summary>
public static partial class TypedHeadings
{
    private static readonly Regex[] Kinds = [Division(), Chapter(), Roman(), Section(), Article(), Arabic()];

    public static List<Block> Find(IReadOnlyList<Block> blocks)
    {
        var kinds = blocks.Select(KindOf).ToList();
        var used = Enumerable.Range(0, Kinds.Length).Where(kind => kinds.Count(other => other == kind) > 1).ToList();
        var found = new List<Block>();
        for (var at = 0; at < blocks.Count; at++)
        {
            var level = kinds[at] is { } kind ? used.IndexOf(kind) + 1 : 0;
            if (level == 0)
            {
                found.Add(blocks[at]);
                continue;
            }

            // "Chương I" on a line of its own is followed by what the chapter is called.
            var isAlone = Kinds[kinds[at]!.Value].Match(blocks[at].Plain) is var match && match.Length == blocks[at].Plain.Length;
            if (isAlone && at + 1 < blocks.Count && blocks[at + 1] is { IsBold: true, IsItem: false } next && kinds[at + 1] is null)
            {
                at++;
                found.Add(Heading($"{match.Value.TrimEnd('.', ':', ' ')}. {next.Plain}", level) with { Footnotes = [.. blocks[at - 1].Footnotes, .. next.Footnotes] });
                continue;
            }

            found.Add(Heading(blocks[at].Plain, level) with { Footnotes = blocks[at].Footnotes });
        }

        return found;
    }

    private static Block Heading(string plain, int level) => new(MarkdownText.AtLineStart(MarkdownText.Escape(plain)), level) { Plain = plain };

    private static int? KindOf(Block block) =>
        block.Level == 0 && block is { IsBold: true, IsItem: false } && Array.FindIndex(Kinds, kind => kind.IsMatch(block.Plain)) is >= 0 and var kind ? kind : null;

    [GeneratedRegex(@"^phần\s+(thứ\s+)?(nhất|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|[ivxlc]+\b|\d+)[.:]?", RegexOptions.IgnoreCase)]
    private static partial Regex Division();

    [GeneratedRegex(@"^(chương|bài)\s+([ivxlc]+\b|\d+)[.:]?", RegexOptions.IgnoreCase)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^[IVXLC]+\s?[.)/:–-](\s|$)")]
    private static partial Regex Roman();

    [GeneratedRegex(@"^mục\s+(\d+|[ivxlc]+\b)[.:]?", RegexOptions.IgnoreCase)]
    private static partial Regex Section();

    [GeneratedRegex(@"^(điều|bước|hoạt động)\s+\d+[.:]?", RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex(@"^\d{1,3}\s?[.)/](\s|$)")]
    private static partial Regex Arabic();
}
