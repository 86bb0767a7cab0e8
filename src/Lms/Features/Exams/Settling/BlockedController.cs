using Lms.Access;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Settling;

/// <summary>Everybody who could not start a sitting as things stand, and what can be done about each; and the excused.</summary>
[Route("c/{centre}/sittings/{sittingId:guid}/blocked")]
public sealed class BlockedController(BlockedPages pages) : CentreController
{
    /// <param name="sittingId">The sitting.</param>
    /// <param name="why">Only those of this kind.</param>
    /// <param name="all">Every row ticked.</param>
    [HttpGet]
    public async Task<IActionResult> Index(Guid sittingId, WhyBlocked? why, bool all, CancellationToken stop)
    {
        if (await pages.Find(Me, sittingId, stop) is not { } sitting)
        {
            return NotFound();
        }

        // Names of those who write: for whoever runs or invigilates, not for markers.
        return Me.IsAnyOf(Data.Scopes.SittingScopes.Overseers) || await May(ConductSitting.Policy, sitting)
            ? View(await pages.Read(Me, sitting, why, all, stop))
            : Forbid();
    }
}
