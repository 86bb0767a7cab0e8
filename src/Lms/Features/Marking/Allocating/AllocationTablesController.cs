using System.Globalization;
using System.Text;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.Marking.Allocation;
using Lms.Web.Tables;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Features.Marking.Allocating;

/// <summary>An allocation that the head wrote as a table: shown with all that is wrong first, and taken whole or not at all.</summary>
[Route("c/{centre}/sittings/{id:guid}/allocation-tables")]
public sealed class AllocationTablesController(LmsDbContext db, HeadsDesk desk, SittingAllocation allocation, TimeProvider clock)
    : HeadOfMarkingController(db, desk, clock)
{
    /// <param name="table">Pasted text, or what the preview sends back.</param>
    /// <param name="file">A CSV or XLSX file; it comes before pasted text.</param>
    /// <param name="taken">Pressed on the preview: take it as it was shown.</param>
    [HttpPost]
    public Task<IActionResult> Create(Guid id, string? table, IFormFile? file, bool taken, CancellationToken stop) => AsHead(id, async (sitting, change) =>
    {
        sitting.RequireAllocatable();
        AllocationPreview? preview = null;
        if (await Lines(table, file, stop) is { } lines)
        {
            var read = await allocation.Read(sitting, lines, stop);
            if (taken && read.Faults.Count == 0)
            {
                return await Take(sitting, read, change, stop);
            }

            await NoteConflict(id, read, change, stop);
            preview = await AllocationPreview.Of(Db, lines, read, stop);
        }

        Response.StatusCode = preview is { Faults.Count: 0 } ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("~/Features/Marking/Allocating/Views/Allocations/New.cshtml", await AllocationPage.Read(Db, allocation, sitting, stop) with { Preview = preview });
    }, stop);

    private async Task NoteConflict(Guid id, AllocationTable table, IDbContextTransaction change, CancellationToken stop)
    {
        if (table.IsInConflict)
        {
            Db.Record(CentreId, Me.PersonId, "ExamSitting.AllocationInConflict", id, Clock.GetUtcNow());
            await Db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
        }
    }

    private async Task<IActionResult> Take(
        ExamSitting sitting, AllocationTable table, IDbContextTransaction change, CancellationToken stop)
    {
        var now = Clock.GetUtcNow();
        var sheets = allocation.Take(sitting, table, Me.PersonId, now);
        Db.Record(CentreId, Me.PersonId, "ExamSitting.Allocated", sitting.Id, now, string.Create(CultureInfo.InvariantCulture, $"table, {sheets} sheets"));
        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Marking.Allocated", Path("sittings", sitting.Id, "marking"));
    }

    /// <summary>Null, with the reason beside the field, when it is no table.</summary>
    private async Task<List<AllocationLine>?> Lines(string? table, IFormFile? file, CancellationToken stop)
    {
        if (file is null && string.IsNullOrWhiteSpace(table))
        {
            Refuse("table", "Marking.TableRequired");
            return null;
        }

        var bytes = new MemoryStream();
        await (file is null ? bytes.WriteAsync(Encoding.UTF8.GetBytes(table!), stop).AsTask() : file.CopyToAsync(bytes, stop));
        List<AllocationLine>? lines = null;
        return Obeys(() => lines = AllocationPreview.LinesOf(TableFile.Read(bytes.ToArray())), "table") ? lines : null;
    }
}
