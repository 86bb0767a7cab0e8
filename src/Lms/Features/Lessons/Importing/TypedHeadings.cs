using System.Text.RegularExpressions;
using Lms.Domain.Language;
using Lms.Web.Markup;

namespace Lms.Features.Lessons.Importing;

/// <summary>
/// Headings that nobody made headings: bold paragraphs, or paragraphs in capitals, that begin as Vietnamese documents number
/// their divisions. The highest kind that occurs more than once parts the text; the kinds below it become headings in it.
/// </summary>
public static partial class TypedHeadings
{
    // Words are compared as for searching, without their marks; numbers as they are, with what stands behind them.
    private static readonly (Regex Sign, bool IsWord)[] Kinds =
        [(Division(), true), (Chapter(), true), (Roman(), false), (Section(), true), (Article(), true), (Arabic(), false)];

    public static List<Block> Find(IReadOnlyList<Block> blocks)
    {
        var kinds = blocks.Select(TypedKindOf).ToList();
        var used = Enumerable.Range(0, Kinds.Length).Where(kind => kinds.Count(other => other == kind) > 1).ToList();
        return [.. blocks.Zip(kinds, (block, kind) => kind is { } typed && used.Contains(typed) ? Heading(block, used.IndexOf(typed) + 1) : block)];
    }

    /// <summary>Beside real headings: a bold "Điều 2" is what the heading "Điều 4" is, when the author made some of them and forgot others.</summary>
    public static List<Block> Complete(IReadOnlyList<Block> blocks, int level)
    {
        var real = blocks.Where(block => block.Level == level).Select(block => KindOf(block.Plain)).OfType<int>().ToHashSet();
        return [.. blocks.Select(block => TypedKindOf(block) is { } kind && real.Contains(kind) ? Heading(block, level) : block)];
    }

    /// <summary>"Chương I" on a line of its own is followed by what the chapter is called: one heading of two lines.</summary>
    public static List<Block> JoinLines(IReadOnlyList<Block> blocks)
    {
        var joined = new List<Block>();
        foreach (var block in blocks)
        {
            var before = joined.Count > 0 ? joined[^1] : null;
            if (before is { Level: > 0 } && IsNumberAlone(before.Plain) && !block.IsItem && KindOf(block.Plain) is null
                && (block.Level == before.Level || (block is { Level: 0, IsBold: true } && block.Plain.Length > 0)))
            {
                var plain = $"{before.Plain.TrimEnd('.', ':', ' ')}. {block.Plain}";
                joined[^1] = Heading(before with { Plain = plain, Footnotes = [.. before.Footnotes, .. block.Footnotes] }, before.Level);
                continue;
            }

            joined.Add(block);
        }

        return joined;
    }

    private static Block Heading(Block block, int level) =>
        new(MarkdownText.AtLineStart(MarkdownText.Escape(block.Plain)), level) { Plain = block.Plain, Footnotes = block.Footnotes };

    private static bool IsNumberAlone(string plain) => KindOf(plain) is { } kind && Match(Kinds[kind], plain) is var (match, text) && match.Length == text.Length;

    private static int? TypedKindOf(Block block) => block is { Level: 0, IsBold: true, IsItem: false } ? KindOf(block.Plain) : null;

    private static int? KindOf(string plain) => Array.FindIndex(Kinds, kind => Match(kind, plain).Match.Success) is >= 0 and var kind ? kind : null;

    private static (Match Match, string Text) Match((Regex Sign, bool IsWord) kind, string plain)
    {
        var text = kind.IsWord ? SearchKey.Of(plain) : plain;
        return (kind.Sign.Match(text), text);
    }

    [GeneratedRegex(@"^phan (thu )?(nhat|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi|[ivxlc]+|\d+)\b")]
    private static partial Regex Division();

    [GeneratedRegex(@"^(chuong|bai) ([ivxlc]+|\d+)\b")]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^[IVXLC]+\s?[.)/:–-](\s|$)")]
    private static partial Regex Roman();

    [GeneratedRegex(@"^muc (\d+|[ivxlc]+)\b")]
    private static partial Regex Section();

    [GeneratedRegex(@"^(dieu|buoc|hoat dong) \d+\b")]
    private static partial Regex Article();

    [GeneratedRegex(@"^\d{1,3}\s?[.)/](\s|$)")]
    private static partial Regex Arabic();
}
