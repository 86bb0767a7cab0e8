using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace Lms.Web;

public enum WordChange
{
    Kept = 1,
    Removed,
    Added,
}

/// <summary>Neighbouring words with one fate, with the blanks between them.</summary>
public sealed record WordRun(WordChange Change, string Text);

/// <summary>What was taken out of a text and put into it, in whole words: paragraphs first, then the words of those that changed.</summary>
public static partial class WordDifference
{
    // A passage rewritten throughout takes the square of its words; beyond this it is shown as taken out and put in whole.
    private const int LongestPassage = 3_000;

    public static IReadOnlyList<WordRun> Between(string before, string after)
    {
        var runs = new List<WordRun>();
        foreach (var (change, text, instead) in Blocks(before, after, Paragraphs))
        {
            if (instead is null)
            {
                Add(runs, change, text);
                continue;
            }

            foreach (var word in Words(text, instead))
            {
                Add(runs, word.Change, word.Text);
            }
        }

        return runs;
    }

    private static IEnumerable<WordRun> Words(string before, string after)
    {
        if (Pieces(before).Length + Pieces(after).Length > LongestPassage)
        {
            return [new(WordChange.Removed, before), new(WordChange.Added, after)];
        }

        return Blocks(before, after, Pieces).SelectMany(block => block.Instead is { } instead
            ? [new(WordChange.Removed, block.Text), new WordRun(WordChange.Added, instead)]
            : new[] { new WordRun(block.Change, block.Text) });
    }

    /// <summary>Stretches in order; <c>Instead</c> where something else came in the place of what was taken out.</summary>
    private static IEnumerable<(WordChange Change, string Text, string? Instead)> Blocks(string before, string after, Func<string, string[]> pieces)
    {
        var found = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new CustomFunctionChunker(pieces));
        var at = 0;
        foreach (var block in found.DiffBlocks)
        {
            yield return (WordChange.Kept, Text(found.PiecesOld, at, block.DeleteStartA), null);
            yield return Changed(found, block);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        yield return (WordChange.Kept, Text(found.PiecesOld, at, found.PiecesOld.Count), null);
    }

    private static (WordChange Change, string Text, string? Instead) Changed(DiffResult found, DiffBlock block)
    {
        var old = Text(found.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
        var young = Text(found.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
        return block.InsertCountB == 0 ? (WordChange.Removed, old, null)
            : block.DeleteCountA == 0 ? (WordChange.Added, young, null)
            : (WordChange.Removed, old, young);
    }

    private static string Text(IReadOnlyList<string> pieces, int from, int to) => string.Concat(pieces.Skip(from).Take(to - from));

    private static void Add(List<WordRun> runs, WordChange change, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (runs.Count > 0 && runs[^1].Change == change)
        {
            runs[^1] = runs[^1] with { Text = runs[^1].Text + text };
        }
        else
        {
            runs.Add(new WordRun(change, text));
        }
    }

    // With the blanks after them: joined again, the pieces are the text.
    private static string[] Paragraphs(string text) => [.. Paragraph().Matches(text).Select(piece => piece.Value)];

    private static string[] Pieces(string text) => [.. Word().Matches(text).Select(piece => piece.Value)];

    [GeneratedRegex(@"[^\n]*\n+|[^\n]+\z")]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"\S+\s*|\s+")]
    private static partial Regex Word();
}
