using Lms.Data;
using Lms.Data.Marking;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Appeals;

/// <summary>A third fresh marker, where the two differ.</summary>
public sealed class AppealThirdMarkingsController(LmsDbContext db, AppealDesk desk, AppealedScript scripts, TimeProvider clock) : AppealActController(db, desk, clock)
{
    [HttpPost("third-markings")]
    public Task<IActionResult> Create(Guid id, CancellationToken stop) => Step(
        id, "MarkAppeal.ThirdDrawn", "Marking.ThirdDrawn", said: null, (sitting, appeal) => scripts.DrawThird(sitting, appeal, stop), stop);
}
