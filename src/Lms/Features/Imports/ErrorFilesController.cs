using Lms.Access;
using Lms.Domain.People;
using Lms.Domain.People.Import;
using Lms.Web;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Imports;

/// <summary>
/// The rows that are not written, in the form they came in, each with its line and the reasons: to be corrected and sent
/// again as they are.
/// </summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/people/imports/{id:guid}/errors")]
public sealed class ErrorFilesController(ImportDesk desk) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        if (await desk.Open(CentreId, id, stop) is not { } open)
        {
            return NotFound();
        }

        var (table, columns) = (open.Table.Table, new ColumnNames(Text, open.Table.Table, open.Import.Layout));
        string[] ours = [Text["Imports.LineColumn"], Text["Imports.ReasonColumn"]];
        var rows = open.Preview.Lines.Where(line => line.IsBad).Select(line => Row(line, table.Width, columns));

        // A file without a heading gets none: it is read again as it was the first time.
        return new TableResult(
            open.Table.Kind, Text["Imports.ErrorFile", System.IO.Path.GetFileNameWithoutExtension(open.File.Name)],
            table.At(open.Import.Layout.Heading) is { } heading ? [.. Cells(heading, table.Width), .. ours] : null, rows.ToAsyncEnumerable(), open.Table.Separator);
    }

    private static IReadOnlyList<object?> Row(RosterLine line, int width, ColumnNames columns) =>
        [.. Cells(line.Row.Record, width), line.Row.Line, string.Join(' ', line.Problems.Select(columns.InWords))];

    private static IEnumerable<string> Cells(RosterRecord record, int width) => Enumerable.Range(0, width).Select(record.Cell);
}
