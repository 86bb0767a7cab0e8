using Lms.Data;
using Lms.Data.Marking;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Appeals;

/// <summary>Takes an appeal: two fresh markers are drawn by lot.</summary>
public sealed class AppealAcceptancesController(LmsDbContext db, AppealDesk desk, AppealedScript scripts, TimeProvider clock) : AppealActController(db, desk, clock)
{
    [HttpPost("acceptances")]
    public Task<IActionResult> Create(Guid id, CancellationToken stop) => Step(
        id, "MarkAppeal.Accepted", "Marking.AppealAccepted", said: null,
        (sitting, appeal) => scripts.Accept(sitting, appeal, Me.PersonId, Now, stop), stop);
}
