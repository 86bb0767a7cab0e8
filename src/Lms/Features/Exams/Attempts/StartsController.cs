using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Attempts;

/// <summary>Where a candidate begins to write.</summary>
[WithCode(Sitting = "sittingId")]
[Route("c/{centre}/sittings/{sittingId:guid}/attempts")]
public sealed class StartsController(StartPages starts) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid sittingId, CancellationToken stop) => await starts.Read(Me, sittingId, stop) switch
    {
        null => NotFound(),
        { Number: null } => Forbid(),
        { AttemptId: { } begun } => LocalRedirect(Path("attempts", begun)),
        var page => View(page),
    };

    [HttpPost]
    public async Task<IActionResult> Create(Guid sittingId, CancellationToken stop)
    {
        if (await starts.Read(Me, sittingId, stop) is not { } page)
        {
            return NotFound();
        }

        if (page.Number is null)
        {
            return Forbid();
        }

        var attempt = page.AttemptId ?? await starts.Begin(Me, sittingId, HttpContext.ArrivedAt(), stop);
        return LocalRedirect(Path("attempts", attempt));
    }
}
