using System.Globalization;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Features.Marking.Reconciling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Allocating;

/// <summary>Gives the scripts out to markers by lot: each script, or whole bags. Once.</summary>
[Route("c/{centre}/sittings/{id:guid}/allocations")]
public sealed class AllocationsController(LmsDbContext db, HeadsDesk desk, SittingAllocation allocation, TimeProvider clock)
    : HeadOfMarkingController(db, desk, clock)
{
    [HttpGet("new")]
    public Task<IActionResult> New(Guid id, CancellationToken stop) => AsHead(
        id, async (sitting, _) => View(await AllocationPage.Read(Db, allocation, sitting, stop)), stop);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, bool byBag, CancellationToken stop) => AsHead(id, async (sitting, change) =>
    {
        var now = Clock.GetUtcNow();
        var sheets = byBag ? await allocation.ByBag(sitting, Me.PersonId, now, stop) : await allocation.ByLot(sitting, Me.PersonId, now, stop);
        Db.Record(CentreId, Me.PersonId, "ExamSitting.Allocated", id, now, string.Create(CultureInfo.InvariantCulture, $"{(byBag ? "bags" : "lot")}, {sheets} sheets"));
        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Marking.Allocated", Path("sittings", id, "marking"));
    }, stop);
}

/// <param name="Wants">How many markers a draw by script still needs; null when it can be made.</param>
/// <param name="WantsByBag">The same for whole bags.</param>
public sealed record AllocationPage(
    ExamSitting Sitting, int Scripts, IReadOnlyList<int> Bags, IReadOnlyList<AllocationMarker> Markers, int? Wants, int? WantsByBag)
{
    public AllocationPreview? Preview { get; init; }

    public static async Task<AllocationPage> Read(LmsDbContext db, SittingAllocation allocation, ExamSitting sitting, CancellationToken stop)
    {
        var bags = await db.ScriptsOf(sitting).GroupBy(script => script.Bag).OrderBy(bag => bag.Key).Select(bag => bag.Count()).ToListAsync(stop);
        var appointed = sitting.Holders(AppointmentKind.Marker);
        var markers = await db.People.Where(person => appointed.Contains(person.Id))
            .OrderBy(person => person.GivenName).ThenBy(person => person.FamilyName).ThenBy(person => person.Id)
            .Select(person => new AllocationMarker(person.Code, person.FullName)).ToListAsync(stop);
        var open = sitting is { HandedOverAt: not null, AllocatedAt: null };
        return new AllocationPage(
            sitting, bags.Sum(), bags, markers,
            open ? (await allocation.Wants(sitting, byBag: false, stop))?.MarkersNeeded : null,
            open ? (await allocation.Wants(sitting, byBag: true, stop))?.MarkersNeeded : null);
    }
}

public sealed record AllocationMarker(string Code, string Name);
