using System.Globalization;
using Lms.Data;
using Lms.Data.Marking;
using Lms.Data.Scopes;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Standardising;
using Lms.Features.Marking.Reconciling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Marking.Standardising;

/// <summary>The few scripts that all markers mark first: drawn by the head, once, and watched until the group agrees.</summary>
[Route("c/{centre}/sittings/{id:guid}/standardisations")]
public sealed class StandardisationsController(LmsDbContext db, HeadsDesk desk, MarkingConflicts conflicts, TimeProvider clock)
    : HeadOfMarkingController(db, desk, clock)
{
    [HttpGet]
    public Task<IActionResult> Index(Guid id, CancellationToken stop) => AsHead(
        id, async (sitting, _) => View(await StandardisationPage.Read(Db, sitting, stop)), stop);

    [HttpPost]
    public Task<IActionResult> Create(Guid id, int count, bool first, CancellationToken stop) => AsHead(id, async (sitting, change) =>
    {
        if (await Db.StandardScripts.AnyAsync(drawn => drawn.CentreId == CentreId && drawn.ExamSittingId == id, stop))
        {
            throw new Domain.RuleBrokenException("StandardScript.DrawnAlready");
        }

        var set = StandardScript.Draw(sitting, await Db.ScriptsOf(sitting).ToListAsync(stop), count, await conflicts.Of(sitting, stop), Lot.Fair);
        sitting.PutStandardFirst(first);
        Db.StandardScripts.AddRange(set.Select(one => one.Script));
        Db.StandardSheets.AddRange(set.SelectMany(one => one.Sheets));
        Db.Record(CentreId, Me.PersonId, "StandardScript.Drawn", id, Clock.GetUtcNow(), string.Create(CultureInfo.InvariantCulture, $"{count}, first {first}"));
        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Marking.StandardDrawn", Path("sittings", id, "standardisations"));
    }, stop);

    /// <summary>Whether bags open only when a marker is done with the set.</summary>
    [HttpPost("orders")]
    public Task<IActionResult> Update(Guid id, bool first, CancellationToken stop) => AsHead(id, async (sitting, change) =>
    {
        sitting.PutStandardFirst(first);
        Db.Record(CentreId, Me.PersonId, "StandardScript.Ordered", id, Clock.GetUtcNow(), first ? "first" : "any time");
        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Marking.StandardOrdered", Path("sittings", id, "standardisations"));
    }, stop);
}
