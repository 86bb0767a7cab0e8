using System.Globalization;
using System.Text;

namespace Lms.Web.Tables;

/// <summary>
/// Writes a list to take along row by row and keeps none of it: CSV that Excel opens in Vietnamese, or XLSX. Cells are
/// texts, whole numbers, decimals, days or nothing; no text in them is ever run as a formula.
/// </summary>
public abstract class TableWriter : IDisposable
{
    /// <param name="content">Is left open, and need not turn back.</param>
    /// <param name="separator">Between the cells of a CSV.</param>
    public static TableWriter To(Stream content, TableKind kind, char separator = ',') =>
        kind == TableKind.Csv ? new SeparatedWriter(content, separator) : new Spreadsheet(content);

    public abstract void Head(IReadOnlyList<string> heading);

    public abstract void Add(IReadOnlyList<object?> row);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}

internal sealed class SeparatedWriter(Stream content, char separator) : TableWriter
{
    // The mark at the beginning tells Excel that it is UTF-8.
    private readonly StreamWriter writer = new(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    public override void Head(IReadOnlyList<string> heading) => Add(heading);

    public override void Add(IReadOnlyList<object?> row) => writer.WriteLine(string.Join(separator, row.Select(cell => Quoted(TextOf(cell)))));

    protected override void Dispose(bool disposing) => writer.Dispose();

    private static string TextOf(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        string text => CellText.Safe(text),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };

    private string Quoted(string text) =>
        text.AsSpan().IndexOfAny(separator, '"', '\n') >= 0 || text.Contains('\r') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
