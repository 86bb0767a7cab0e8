using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.DutyCorrections;

/// <summary>Takes one's own proposal back.</summary>
[Route("c/{centre}/duty-corrections/{id:guid}/withdrawals")]
public sealed class WithdrawalsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken stop)
    {
        var correction = await db.DutyCorrections.SingleOrDefaultAsync(
            one => one.CentreId == CentreId && one.Id == id && one.PersonId == Me.PersonId, stop);
        if (correction is null)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        correction.Withdraw(now);
        db.Record(CentreId, Me.PersonId, "Person.CorrectionWithdrawn", Me.PersonId, now, correction.Position);
        await db.SaveChangesAsync(stop);
        return Done("Duties.ProposalWithdrawn", Path("profile"));
    }
}
