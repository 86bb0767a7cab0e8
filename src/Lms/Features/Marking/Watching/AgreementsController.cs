using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Watching;

/// <summary>How well the markers of a sitting agree: for its head of marking, who alone sees both rounds.</summary>
[Route("c/{centre}/sittings/{id:guid}/agreement")]
public sealed class AgreementsController(LmsDbContext db, WatchDesk desk) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop)
    {
        var sitting = await db.SittingKnownTo(Me, id, stop);
        return sitting is null ? NotFound()
            : !await May(SettleMarks.Policy, sitting) ? Forbid()
            : View(await desk.Read(sitting, stop));
    }
}
