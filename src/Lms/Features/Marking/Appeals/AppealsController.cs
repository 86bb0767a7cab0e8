using Lms.Access;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Appeals;

/// <summary>Appeals as the office and the heads of marking see to them; leaders read along.</summary>
[Route("c/{centre}/appeals")]
public sealed class AppealsController(AppealDesk desk) : CentreController
{
    [HttpGet]
    [Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Lecturer)]
    public async Task<IActionResult> Index(CancellationToken stop, int page = 1) => View(await desk.List(Math.Clamp(page, 1, 10_000), stop));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) =>
        await desk.Page(id, stop) is { } page ? View(page with { MayDecide = await May(DecideAppeals.Policy, page.Sitting) }) : NotFound();
}
