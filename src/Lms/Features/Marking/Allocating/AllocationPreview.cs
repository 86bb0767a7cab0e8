using System.Globalization;
using Lms.Data;
using Lms.Domain.Marking.Allocation;
using Lms.Web.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Allocating;

/// <summary>What a table would do, before it is taken: each marker's share, or what is wrong with it.</summary>
/// <param name="Table">The lines again, to be sent back when it is taken.</param>
public sealed record AllocationPreview(string Table, int Lines, IReadOnlyList<AllocationFault> Faults, IReadOnlyList<AllocationShare> Shares)
{
    /// <summary>More faults than these nobody reads.</summary>
    public const int MostShown = 100;

    public static async Task<AllocationPreview> Of(LmsDbContext db, List<AllocationLine> lines, AllocationTable read, CancellationToken stop)
    {
        var given = read.Sheets.Select(sheet => sheet.MarkerId).Distinct().ToList();
        var names = await db.People.Where(person => given.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, stop);
        return new AllocationPreview(
            string.Join('\n', lines.Select(line => string.Join(';', new[] { line.MaskNumber, line.Round, line.Marker }.Select(Plain)))),
            lines.Count, read.Faults,
            [.. read.Sheets.GroupBy(sheet => sheet.MarkerId).OrderBy(share => names[share.Key], StringComparer.CurrentCulture)
                .Select(share => new AllocationShare(names[share.Key], share.Count(sheet => sheet.Round == 1), share.Count(sheet => sheet.Round == 2)))]);
    }

    /// <summary>Three columns: mask number, round, the marker's code. A first line without a number is a heading.</summary>
    public static List<AllocationLine> LinesOf(TableFile file) =>
    [
        .. file.Table.Records
            .Where((record, at) => at > 0 || int.TryParse(Cell(record.Cells, 0), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(record => new AllocationLine(record.Line, Cell(record.Cells, 0), Cell(record.Cells, 1), Cell(record.Cells, 2))),
    ];

    private static string Cell(IReadOnlyList<string> cells, int at) => at < cells.Count ? cells[at].Trim() : "";

    private static string Plain(string cell) => cell.Replace(';', ' ').Replace('"', ' ').Replace('\n', ' ');
}

public sealed record AllocationShare(string Name, int First, int Second);
