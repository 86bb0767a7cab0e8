namespace Lms.Web.Tables;

/// <summary>A list of a centre to take along, as its page is filtered: every row, not one page of them.</summary>
public abstract class ExportsController : CentreController
{
    /// <param name="format">XLSX unless CSV is asked for.</param>
    /// <param name="name">What the file is called; the day is added, because lists are taken again.</param>
    protected TableResult Take<TRow>(TableKind? format, string name, IAsyncEnumerable<TRow> rows, params IReadOnlyList<Column<TRow>> columns)
    {
        var today = HttpContext.RequestServices.GetRequiredService<TimeProvider>().Today();
        return new TableResult(
            format == TableKind.Csv ? TableKind.Csv : TableKind.Xlsx, $"{name}-{today:yyyy-MM-dd}",
            [.. columns.Select(column => column.Heading)], rows.Select(row => Cells(row, columns)));
    }

    private static object?[] Cells<TRow>(TRow row, IReadOnlyList<Column<TRow>> columns)
    {
        var cells = new object?[columns.Count];
        for (var place = 0; place < cells.Length; place++)
        {
            cells[place] = columns[place].Cell(row);
        }

        return cells;
    }
}

/// <summary>A column of a list, and what it says of a row: a text, a number, a day, or nothing.</summary>
public sealed record Column<TRow>(string Heading, Func<TRow, object?> Cell);
