using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.DutyCorrections;

/// <summary>Leaves the register as it is, and says why.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator, Role.CellOfficer)]
[Route("c/{centre}/duty-corrections/{id:guid}/refusals")]
public sealed class RefusalsController(LmsDbContext db, CorrectionDesk desk, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, string? answer, CancellationToken stop)
    {
        if (await desk.Find(Me, id, stop) is not { } correction)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        if (!Obeys(() => correction.Refuse(Me.PersonId, answer ?? "", now)))
        {
            return View("/Features/DutyCorrections/Views/DutyCorrections/Show.cshtml", await desk.Page(Me, correction, stop));
        }

        db.Record(CentreId, Me.PersonId, "Person.CorrectionRefused", correction.PersonId, now, correction.Position);
        await desk.Tell(correction, Me.Centre, now, stop);
        await db.SaveChangesAsync(stop);
        return Done("Duties.Refused", Path("duty-corrections"));
    }
}
