using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Duties;

/// <summary>Takes back a duty that was never held. Its row stays, struck through.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/duties/{id:guid}/withdrawals")]
public sealed class DutyWithdrawalsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken stop)
    {
        if (await db.Duty(CentreId, id, stop) is not { } duty)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        duty.Withdraw(replacement: null, now);
        db.Record(CentreId, Me.PersonId, "Person.DutyWithdrawn", duty.PersonId, now, duty.Position);
        await db.SaveChangesAsync(stop);
        return Done("Duties.Withdrawn", Path("people", duty.PersonId));
    }
}
