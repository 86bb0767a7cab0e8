using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Home;

/// <summary>
/// Hôm nay: where everybody begins. Who comes for the province alone has no day here: they are shown what they can read, and not
/// sent back to the province, whose page links here.
/// </summary>
[Route("c/{centre}")]
public sealed class TodayController(TodayQuery query) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken stop) =>
        Me.Roles is [Role.ProvinceViewer] ? View("Reader", Me) : View(await query.For(Me, stop));
}
