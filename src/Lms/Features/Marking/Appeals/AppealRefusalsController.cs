using Lms.Data;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Appeals;

/// <summary>Does not take an appeal, with the reason.</summary>
public sealed class AppealRefusalsController(LmsDbContext db, AppealDesk desk, TimeProvider clock) : AppealActController(db, desk, clock)
{
    [HttpPost("refusals")]
    public Task<IActionResult> Create(Guid id, string? said, CancellationToken stop) => Step(
        id, "MarkAppeal.Refused", "Marking.AppealRefused", said, (_, appeal) =>
        {
            appeal.Refuse(CleanText.Of(said ?? ""), Me.PersonId, Now);
            return Task.CompletedTask;
        }, stop);
}
