using Lms.Access;
using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Sealing;

/// <summary>Records in one act all who did not come, as the seal page listed them.</summary>
[Route("c/{centre}/sittings/{id:guid}/absences")]
public sealed class AbsencesController(LmsDbContext db, SealPages pages, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, Guid[]? person, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(CentreId, id, stop);
        var sitting = await pages.Find(Me, id, stop);
        if (sitting is null)
        {
            return NotFound();
        }

        if (!await May(SealSitting.Policy, sitting))
        {
            return Forbid();
        }

        var (now, started) = (clock.GetUtcNow(), await pages.Started(sitting, stop));
        if (!ModelState.IsValid || !Obeys(() => sitting.RecordAbsent(person ?? [], started, Me.PersonId, now)))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("~/Features/Marking/Sealing/Views/Seals/New.cshtml", await pages.Read(sitting, stop));
        }

        db.Record(CentreId, Me.PersonId, "ExamSitting.AbsentRecorded", id, now, string.Join(' ', person!));
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Marking.AbsentRecorded", Path("sittings", id, "seals", "new"));
    }
}
