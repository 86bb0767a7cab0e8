using System.Globalization;
using Lms.Data;
using Lms.Data.Marking;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Head;

/// <summary>For a sitting that was sealed when there was one round only.</summary>
[Route("c/{centre}/sittings/{id:guid}/second-rounds")]
public sealed class SecondRoundsController(LmsDbContext db, HeadsDesk desk, ScriptReconciliation scripts, TimeProvider clock)
    : HeadOfMarkingController(db, desk, clock)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken stop) => AsHead(id, async (sitting, change) =>
    {
        var drawn = await scripts.DrawSecondRound(sitting, stop);
        Db.Record(CentreId, Me.PersonId, "ExamSitting.SecondRoundDrawn", id, Clock.GetUtcNow(), drawn.ToString(CultureInfo.InvariantCulture));
        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Marking.SecondRoundDrawn", Path("sittings", id, "marking"));
    }, stop);
}
