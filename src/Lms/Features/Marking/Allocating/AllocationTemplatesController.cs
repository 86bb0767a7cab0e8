using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Allocating;

/// <summary>An empty table of allocation, to be filled in and sent back.</summary>
[Route("c/{centre}/sittings/{id:guid}/allocation-tables/template")]
public sealed class AllocationTemplatesController(LmsDbContext db, HeadsDesk desk, TimeProvider clock) : HeadOfMarkingController(db, desk, clock)
{
    /// <summary>Every number twice, for the head to write the markers in.</summary>
    [HttpGet]
    public Task<IActionResult> Show(Guid id, CancellationToken stop) => AsHead(id, async (sitting, _) =>
    {
        sitting.RequireAllocatable();
        var numbers = await Db.ScriptsOf(sitting).OrderBy(script => script.Bag).ThenBy(script => script.MaskNumber)
            .Select(script => script.MaskNumber).ToListAsync(stop);
        return new TableResult(
            TableKind.Csv, "allocation", [Text["Marking.MaskNumber"], Text["Marking.Round"], Text["Marking.MarkerCode"]],
            numbers.SelectMany(number => new object?[][] { [number, 1, null], [number, 2, null] }).ToAsyncEnumerable());
    }, stop);
}
