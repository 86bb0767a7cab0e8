using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Duties;

/// <summary>
/// Looks over again whatever is held from today on: people came into the register since, and duties recorded before the
/// wordings were looked over at all.
/// </summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/duties/wording-checks")]
public sealed class WordingChecksController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(CancellationToken stop)
    {
        var today = clock.Today();
        var duties = await db.DutyAssignments
            .Where(duty => duty.CentreId == CentreId && duty.WithdrawnAt == null && (duty.To == null || duty.To >= today))
            .ToListAsync(stop);
        await db.Judge(CentreId, duties, stop);
        db.Record(CentreId, Me.PersonId, "Duties.WordingsChecked", CentreId, clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        return Done("Duties.WordingsChecked", $"{Path("duties")}?state=Unclear");
    }
}
