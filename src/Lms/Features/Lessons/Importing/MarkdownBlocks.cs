using System.Text.RegularExpressions;
using Markdig;

namespace Lms.Features.Lessons.Importing;

/// <summary>Markdown cut at its empty lines, so that it can be parted at its headings.</summary>
public static partial class MarkdownBlocks
{
    private const string Fence = "````";

    public static IEnumerable<Block> Of(string markdown)
    {
        var block = new List<string>();
        var isFenced = false;
        foreach (var line in markdown.Split('\n').Append(""))
        {
            isFenced ^= line.TrimStart().StartsWith(Fence, StringComparison.Ordinal);
            if (line.Length > 0 || isFenced)
            {
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                yield return Block(string.Join('\n', block));
                block.Clear();
            }
        }

        if (block.Count > 0)
        {
            yield return Block(string.Join('\n', block));
        }
    }

    private static Block Block(string markdown)
    {
        if (Heading().Match(markdown) is { Success: true } heading)
        {
            var text = heading.Groups[2].Value;
            return new Block(text, heading.Groups[1].Length) { Plain = Plain(text) };
        }

        var isBold = Bold().IsMatch(markdown);
        return new Block(markdown) { IsBold = isBold, Plain = isBold ? Plain(markdown) : "" };
    }

    private static string Plain(string markdown) => Markdown.ToPlainText(markdown).Trim();

    [GeneratedRegex(@"^(#{1,6}) (.+)\z")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\*\*[^*\n]{1,250}\*\*\z")]
    private static partial Regex Bold();
}
