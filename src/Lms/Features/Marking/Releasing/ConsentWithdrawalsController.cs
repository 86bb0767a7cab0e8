using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Releasing;

/// <summary>Takes a consent to a release back, one's own or another's, as long as nothing is released: what was planned falls away.</summary>
[Route("c/{centre}/sittings/{id:guid}/releases/consents/{consentId:guid}/withdrawals")]
public sealed class ConsentWithdrawalsController(LmsDbContext db, ReleaseDesk desk, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, Guid consentId, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(CentreId, id, stop);
        var sitting = await db.SittingKnownTo(Me, id, stop);
        if (sitting is null)
        {
            return NotFound();
        }

        if (!await May(ReleaseSitting.Policy, sitting))
        {
            return Forbid();
        }

        sitting.RequireMarking();
        if ((await desk.Consents(sitting, stop)).Standing.FirstOrDefault(consent => consent.Id == consentId) is not { } given)
        {
            return NotFound();
        }

        given.Withdraw(Me.PersonId, clock.GetUtcNow());
        db.Record(CentreId, Me.PersonId, "ExamSitting.ReleaseConsentWithdrawn", id, clock.GetUtcNow(), $"{given.PersonId}");
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Marking.ConsentWithdrawn", Path("sittings", id, "releases", "new"));
    }
}
