using Lms.Access;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Duties;

/// <summary>Trainees who hold no duty, or whose duties end, overlap or are worded unclearly.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator)]
[Route("c/{centre}/duties")]
public sealed class DutyStandingsController(DutyStandingsQuery standings) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(DutyFilter filter, CancellationToken stop) => View(await standings.Read(CentreId, filter, stop));
}
