using System.Text;

namespace Lms.Web.Markup;

/// <summary>A table in Markdown: the first row is its head, a wide cell is followed by empty ones.</summary>
public sealed class TablePen
{
    public const int MostColumns = 30;
    private readonly List<List<string>> rows = [];

    /// <summary>Null for a table without a word.</summary>
    public string? Markdown => rows.Exists(row => row.Exists(cell => cell.Length > 0)) ? Write() : null;

    public void Row(IEnumerable<(string Markdown, int Span)> cells)
    {
        var row = new List<string>();
        foreach (var (markdown, span) in cells)
        {
            row.Add(markdown);
            row.AddRange(Enumerable.Repeat("", row.Count < MostColumns ? Math.Clamp(span - 1, 0, MostColumns) : 0));
        }

        rows.Add(row.Count <= MostColumns ? row : [.. row.Take(MostColumns - 1), string.Join(' ', row.Skip(MostColumns - 1).Where(cell => cell.Length > 0))]);
    }

    private string Write()
    {
        var width = rows.Max(row => row.Count);
        var table = new StringBuilder();
        foreach (var (number, row) in rows.Index())
        {
            table.Append("| ").AppendJoin(" | ", row.Concat(Enumerable.Repeat("", width - row.Count))).Append(" |\n");
            if (number == 0)
            {
                table.Append('|').Insert(table.Length, " --- |", width).Append('\n');
            }
        }

        return table.ToString().TrimEnd('\n');
    }
}
