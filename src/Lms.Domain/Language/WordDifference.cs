using System.Text.RegularExpressions;

namespace Lms.Domain.Language;

public enum WordChange
{
    Kept = 1,
    Removed,
    Added,
}

/// <summary>Neighbouring words with one fate, with the blanks between them.</summary>
public sealed record WordRun(WordChange Change, string Text);

/// <summary>What was taken out of a text and put into it, in whole words, by their longest common sequence.</summary>
public static partial class WordDifference
{
    // Cells of the table of common lengths. Texts that ask for more, a thousand words rewritten throughout, are shown as
    // taken out and put in whole.
    private const int MostCells = 1_000_000;

    public static IReadOnlyList<WordRun> Between(string before, string after)
    {
        var (old, young) = (Pieces(before), Pieces(after));
        var head = 0;
        while (head < old.Length && head < young.Length && old[head] == young[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < old.Length - head && tail < young.Length - head && old[^(tail + 1)] == young[^(tail + 1)])
        {
            tail++;
        }

        return Joined(
        [
            .. old.Take(head).Select(Kept),
            .. Middle(old[head..^tail], young[head..^tail]),
            .. old.Skip(old.Length - tail).Select(Kept),
        ]);
    }

    private static IEnumerable<WordRun> Middle(string[] old, string[] young) => (long)old.Length * young.Length > MostCells
        ? old.Select(piece => new WordRun(WordChange.Removed, piece)).Concat(young.Select(piece => new WordRun(WordChange.Added, piece)))
        : Walk(old, young, CommonLengths(old, young));

    /// <summary>How long the common sequence is of what follows each pair of places.</summary>
    private static int[,] CommonLengths(string[] old, string[] young)
    {
        var common = new int[old.Length + 1, young.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = young.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == young[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static IEnumerable<WordRun> Walk(string[] old, string[] young, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < old.Length || j < young.Length)
        {
            if (i < old.Length && j < young.Length && old[i] == young[j])
            {
                yield return Kept(old[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Length && (j == young.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return new WordRun(WordChange.Removed, old[i++]);
            }
            else
            {
                yield return new WordRun(WordChange.Added, young[j++]);
            }
        }
    }

    private static WordRun Kept(string piece) => new(WordChange.Kept, piece);

    private static List<WordRun> Joined(IReadOnlyList<WordRun> pieces)
    {
        var runs = new List<WordRun>();
        foreach (var piece in pieces)
        {
            if (runs.Count > 0 && runs[^1].Change == piece.Change)
            {
                runs[^1] = runs[^1] with { Text = runs[^1].Text + piece.Text };
            }
            else
            {
                runs.Add(piece);
            }
        }

        return runs;
    }

    // A word with the blanks after it: joined again, the pieces are the text.
    private static string[] Pieces(string text) => [.. Piece().Matches(text).Select(piece => piece.Value)];

    [GeneratedRegex(@"\S+\s*|\s+")]
    private static partial Regex Piece();
}
