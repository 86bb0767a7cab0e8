using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Resolutions;

/// <summary>One resolution: whoever reads a lesson follows its citations here.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer, Role.Trainee)]
[Route("c/{centre}/resolutions/{id:guid}")]
public sealed class ResolutionReadingsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) =>
        await ResolutionPages.Open(db, Me, id, clock.Today(), stop) is { } page ? View("Resolution", page) : NotFound();
}
