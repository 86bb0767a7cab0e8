using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.DutyCorrections;

/// <summary>Carries a proposed correction out.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator, Role.CellOfficer)]
[Route("c/{centre}/duty-corrections/{id:guid}/confirmations")]
public sealed class ConfirmationsController(LmsDbContext db, CorrectionDesk desk, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, bool endsFormer, bool lookedOver, string? answer, CancellationToken stop)
    {
        if (await desk.Find(Me, id, stop) is not { } correction)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        var duties = await desk.DutiesOf(correction, stop);
        DutyAssignment? added = null;
        if (!Obeys(() => added = correction.Confirm(Me.PersonId, duties, endsFormer, answer ?? "", now)))
        {
            return await Show(correction, stop);
        }

        if (added is not null)
        {
            if (!await db.Units.LastingTo(CentreId, added.To).AnyAsync(unit => unit.Id == added.UnitId, stop))
            {
                return await ShowAgain(id, "Duties.UnitNoMore", stop);
            }

            await Add(added, lookedOver, now, stop);
        }

        db.Record(CentreId, Me.PersonId, "Person.CorrectionConfirmed", correction.PersonId, now, correction.Position);
        await desk.Tell(correction, Me.Centre, now, stop);
        return await db.SaveUnlessOverlapping(stop)
            ? Done("Duties.Confirmed", Path("duty-corrections"))
            : await ShowAgain(id, "Duties.OverlapMeanwhile", stop);
    }

    // As it was stored: what was tried is forgotten.
    private async Task<IActionResult> ShowAgain(Guid id, string why, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        Refuse("", why);
        return await Show((await desk.Find(Me, id, stop))!, stop);
    }

    private async Task<IActionResult> Show(DutyCorrection correction, CancellationToken stop) =>
        View("/Features/DutyCorrections/Views/DutyCorrections/Show.cshtml", await desk.Page(Me, correction, stop));

    // Confirming says that it is true; whether the wording fits a question is asked apart.
    private async Task Add(DutyAssignment added, bool lookedOver, DateTimeOffset now, CancellationToken stop)
    {
        await db.Judge(CentreId, [added], stop);
        if (lookedOver)
        {
            added.LookOver(Me.PersonId, now);
        }

        db.DutyAssignments.Add(added);
    }
}
