using Lms.Access;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Centres;

/// <summary>The centre itself: what it is called, where it is, and what level it was from when on.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator, Role.ProvinceViewer)]
[Route("c/{centre}/centre")]
public sealed class CentresController(CentreQuery centres) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken stop) => View(await centres.Read(Me, stop));
}
