using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Home;

/// <summary>Hôm nay: where everybody begins.</summary>
[Route("c/{centre}")]
public sealed class TodayController : CentreController
{
    [HttpGet]
    public IActionResult Show() => View();
}
