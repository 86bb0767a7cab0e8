using System.Text;
using Lms.Domain.Language;
using Lms.Domain.Lessons;
using Lms.Web.Markup;

namespace Lms.Features.Lessons.Importing;

/// <summary>Where the blocks of a document part: at the highest headings of which there are several.</summary>
public static class Outline
{
    private const int Deepest = 9;

    /// <summary>A body may be as long as a text may; what is added around it needs some of that.</summary>
    private const int LongestBody = WrittenText.MaxLength - 2_000;

    /// <summary>A document whose headings leave more than that before the first of them has none that mean anything.</summary>
    private const double LargestOpening = 0.6;

    /// <param name="opening">What stands before the first heading is called.</param>
    public static List<ImportedPart> Parts(IReadOnlyList<Block> blocks, string opening)
    {
        var top = Enumerable.Range(1, Deepest).FirstOrDefault(level => blocks.Count(block => block.Level == level) > 1);
        var sections = top > 0 ? Cut(TypedHeadings.JoinLines(TypedHeadings.Complete(blocks, top)), top, opening) : [];
        if (top == 0 || OpeningOf(sections) > LargestOpening)
        {
            var typed = Cut(TypedHeadings.JoinLines(TypedHeadings.Find([.. blocks.Select(AsTyped)])), 1, opening);
            sections = top == 0 || (typed.Count > 2 && OpeningOf(typed) < OpeningOf(sections)) ? typed : sections;
        }

        return [.. Filled(sections).SelectMany(section => Fitted(section.Title, section.Blocks))];
    }

    /// <summary>Blocks as one text: an empty line between them, except within a list; footnotes at the end.</summary>
    public static string Join(IEnumerable<Block> blocks)
    {
        var text = new StringBuilder();
        Block? last = null;
        var footnotes = new List<string>();
        foreach (var block in blocks)
        {
            text.Append(last is null ? "" : last.IsItem && block.IsItem ? "\n" : "\n\n").Append(block.Markdown);
            footnotes.AddRange(block.Footnotes);
            last = block;
        }

        footnotes.ForEach(footnote => text.Append("\n\n").Append(footnote));
        return text.ToString();
    }

    /// <summary>No more parts than that: neighbours are put together, each under its own heading.</summary>
    public static List<ImportedPart> AtMost(int most, List<ImportedPart> parts)
    {
        var together = ((parts.Count - 1) / most) + 1;
        return together <= 1 ? parts : [.. parts.Chunk(together).SelectMany(Together)];
    }

    /// <summary>The same with a title no longer than a part may have; a text that is longer becomes several.</summary>
    public static IEnumerable<ImportedPart> Fitting(ImportedPart part) =>
        Fitted(part.Title, [new Block(part.Body)]).Select((piece, at) => at == 0 ? piece with { Notes = part.Notes } : piece);

    private static List<(string Title, List<Block> Blocks)> Cut(IReadOnlyList<Block> blocks, int top, string opening)
    {
        var sections = new List<(string Title, List<Block> Blocks)> { (opening, []) };
        foreach (var block in blocks)
        {
            if (block.Level == top)
            {
                sections.Add((block.Plain, [.. Rest(block)]));
            }
            else
            {
                sections[^1].Blocks.Add(block.Level == 0 ? block : Lowered(block, top));
            }
        }

        return sections;
    }

    private static double OpeningOf(List<(string Title, List<Block> Blocks)> sections)
    {
        double Letters(int at) => sections[at].Blocks.Sum(block => block.Markdown.Length);
        return Letters(0) / Math.Max(Enumerable.Range(0, sections.Count).Sum(Letters), 1);
    }

    private static Block AsTyped(Block block) => block.Level == 0 ? block : block with { Level = 0, IsBold = true, Markdown = $"**{block.Markdown}**" };

    /// <summary>A heading under which nothing stands is no part: it leads the one that follows.</summary>
    private static IEnumerable<(string Title, List<Block> Blocks)> Filled(List<(string Title, List<Block> Blocks)> sections)
    {
        var ahead = new List<Block>();
        foreach (var (at, (title, blocks)) in sections.Index().Skip(sections[0].Blocks.Count == 0 ? 1 : 0))
        {
            if (blocks.Count == 0 && at < sections.Count - 1)
            {
                ahead.Add(new Block($"**{MarkdownText.Escape(title)}**"));
                continue;
            }

            yield return (title, [.. ahead, .. blocks]);
            ahead.Clear();
        }
    }

    // What together would be too long for one part stays apart, even where that makes more of them.
    private static IEnumerable<ImportedPart> Together(ImportedPart[] parts)
    {
        var body = string.Join("\n\n", parts.Select((part, at) => at == 0 ? part.Body : $"### {MarkdownText.Escape(part.Title)}\n\n{part.Body}"));
        var notes = string.Join("\n\n", parts.Select(part => part.Notes).Where(notes => notes.Length > 0));
        return Math.Max(body.Length, notes.Length) > LongestBody ? parts : [new ImportedPart(parts[0].Title, body, notes)];
    }

    // A title too long for its field, and the notes of a title, stand in the text.
    private static IEnumerable<Block> Rest(Block heading) => heading.Footnotes.Count > 0 || heading.Plain.Length > PartContent.TitleLength
        ? [heading with { Level = 0, Markdown = $"**{MarkdownText.Escape(heading.Plain)}**{string.Concat(heading.Footnotes.Select(note => note[..(note.IndexOf(']', StringComparison.Ordinal) + 1)]))}" }]
        : [];

    private static Block Lowered(Block heading, int top) =>
        heading with { Markdown = $"{new string('#', Math.Clamp(heading.Level - top + 2, 3, 6))} {heading.Markdown}" };

    private static IEnumerable<ImportedPart> Fitted(string title, List<Block> blocks)
    {
        var part = new List<Block>();
        var (length, number) = (0, 1);
        foreach (var block in blocks.SelectMany(Pieces))
        {
            if (length + block.Markdown.Length > LongestBody && part.Count > 0)
            {
                yield return new ImportedPart(Titled(title, number++), Join(part));
                part.Clear();
                length = 0;
            }

            part.Add(block);
            length += block.Markdown.Length + block.Footnotes.Sum(note => note.Length + 2) + 2;
        }

        yield return new ImportedPart(Titled(title, number), Join(part));
    }

    private static string Titled(string title, int number)
    {
        var behind = number > 1 ? $" ({number})" : "";
        return title.Length + behind.Length <= PartContent.TitleLength ? title + behind : title[..(PartContent.TitleLength - behind.Length - 1)].TrimEnd() + "…" + behind;
    }

    private static IEnumerable<Block> Pieces(Block block)
    {
        while (block.Markdown.Length > LongestBody)
        {
            var cut = block.Markdown.LastIndexOf('\n', LongestBody);
            cut = cut > 0 ? cut : block.Markdown.LastIndexOf(' ', LongestBody);
            cut = cut > 0 ? cut : LongestBody;
            yield return block with { Markdown = block.Markdown[..cut], Footnotes = [] };
            block = block with { Markdown = block.Markdown[cut..].TrimStart() };
        }

        yield return block;
    }
}
