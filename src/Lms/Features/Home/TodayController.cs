using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Home;

/// <summary>Hôm nay: where everybody begins.</summary>
[Route("c/{centre}")]
public sealed class TodayController(TodayQuery query) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken stop) => View(await query.For(Me, stop));
}
