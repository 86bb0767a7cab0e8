using System.Globalization;
using System.Text;
using Lms.Domain.People.Import;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Tables;

/// <summary>
/// Writes lists to take along, as CSV that Excel opens in Vietnamese or as XLSX. Cells are texts, whole numbers, decimals,
/// days or nothing; no text in them is ever run as a formula.
/// </summary>
public static class TableWriter
{
    private const string Csv = "text/csv; charset=utf-8";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>An answer that is saved, not shown.</summary>
    /// <param name="name">The file's, without its ending.</param>
    /// <param name="heading">Null for rows alone.</param>
    public static FileStreamResult File(
        TableKind kind, string name, IReadOnlyList<string>? heading, IEnumerable<IReadOnlyList<object?>> rows, char separator = ',')
    {
        var content = new MemoryStream();
        if (kind == TableKind.Csv)
        {
            WriteCsv(content, heading, rows, separator);
        }
        else
        {
            Spreadsheet.Write(content, heading, rows);
        }

        content.Position = 0;
        return new FileStreamResult(content, kind == TableKind.Csv ? Csv : Xlsx) { FileDownloadName = name + (kind == TableKind.Csv ? ".csv" : ".xlsx") };
    }

    private static void WriteCsv(Stream content, IReadOnlyList<string>? heading, IEnumerable<IReadOnlyList<object?>> rows, char separator)
    {
        // The mark at the beginning tells Excel that it is UTF-8.
        using var writer = new StreamWriter(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in heading is null ? rows : rows.Prepend(heading))
        {
            writer.WriteLine(string.Join(separator, row.Select(cell => Quoted(TextOf(cell), separator))));
        }
    }

    private static string TextOf(object? cell) => cell switch
    {
        null => "",
        DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        string text => CellText.Safe(text),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Quoted(string text, char separator) =>
        text.AsSpan().IndexOfAny(separator, '"', '\n') >= 0 || text.Contains('\r') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
