using System.Text;
using Lms.Domain;

namespace Lms.Web.Tables;

/// <summary>Comma-, semicolon-, tab- or bar-separated text. Which it is, the first lines tell by agreeing with each other.</summary>
internal static class SeparatedText
{
    private const string Separators = ",;\t|";
    private const int Looked = 40;

    public static TableFile Read(byte[] bytes)
    {
        var text = TextEncoding.Read(bytes) ?? throw new RuleBrokenException("Table.NoTable");
        var separator = SeparatorOf(ref text);
        var lines = new TableLines();
        foreach (var (line, cells) in Records(text, separator, strict: true))
        {
            lines.Add(line, cells.Select(CellText.Clean));
        }

        return new TableFile(lines.Table, TableKind.Csv, separator);
    }

    private static char SeparatorOf(ref string text)
    {
        // Excel's own way to say so.
        if (text.Length > 5 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text[5] is '\r' or '\n')
        {
            var said = text[4];
            text = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
            return said;
        }

        var whole = text;
        return Separators.MaxBy(separator => Agreement(whole, separator));
    }

    // How many of the first lines have the usual number of columns, more columns counting for a little more.
    private static double Agreement(string text, char separator)
    {
        var counts = Records(text, separator, strict: false).Take(Looked).Select(record => record.Cells.Count).ToList();
        var usual = counts.GroupBy(count => count).MaxBy(same => same.Count());
        return usual is null || usual.Key == 1 ? 0 : (usual.Count() / (double)counts.Count) + (Math.Min(usual.Key, 20) / 100.0);
    }

    /// <summary>Lines that are not blank, numbered as a spreadsheet would: a break inside quotation marks makes no new one.</summary>
    private static IEnumerable<(int Line, List<string> Cells)> Records(string text, char separator, bool strict)
    {
        var (line, at) = (1, 0);
        while (at < text.Length)
        {
            var cells = new List<string>();
            at = Record(text, at, separator, cells, out var closed);
            if (!closed && strict)
            {
                throw new RuleBrokenException("Table.QuoteOpen", line);
            }

            if (cells.Count > 1 || cells[0].Length > 0)
            {
                yield return (line, cells);
            }

            line++;
        }
    }

    /// <returns>Where the next record begins.</returns>
    private static int Record(string text, int at, char separator, List<string> cells, out bool closed)
    {
        closed = true;
        while (true)
        {
            at = at < text.Length && text[at] == '"' ? Quoted(text, at + 1, separator, cells, out closed) : Plain(text, at, separator, cells);
            if (at >= text.Length || text[at] != separator)
            {
                return AfterBreak(text, at);
            }

            at++;
        }
    }

    private static int Plain(string text, int at, char separator, List<string> cells)
    {
        var end = at;
        while (end < text.Length && text[end] != separator && text[end] is not ('\r' or '\n'))
        {
            end++;
        }

        cells.Add(text[at..end]);
        return end;
    }

    private static int Quoted(string text, int at, char separator, List<string> cells, out bool closed)
    {
        var cell = new StringBuilder();
        for (; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                cell.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append(text[at++]);
            }
            else
            {
                // What follows the closing mark still belongs to the cell.
                at = Plain(text, at + 1, separator, cells);
                cells[^1] = cell.Append(cells[^1]).ToString();
                closed = true;
                return at;
            }
        }

        cells.Add(cell.ToString());
        closed = false;
        return at;
    }

    private static int AfterBreak(string text, int at) =>
        at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? at + 2 : at + 1;
}
