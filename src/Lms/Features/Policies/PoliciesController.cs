using Lms.Access;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Policies;

/// <summary>The rules that the centre works by, with the day and the paper they rest on.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator)]
[Route("c/{centre}/policies")]
public sealed class PoliciesController(PolicyQuery policies, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) =>
        View(PoliciesPage.Of(await policies.All(CentreId, stop), clock.Today()));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, int page, CancellationToken stop) =>
        await policies.Find(CentreId, id, page, stop) is { } found ? View(found) : NotFound();
}
