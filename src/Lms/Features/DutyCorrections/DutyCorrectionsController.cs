using Lms.Access;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.DutyCorrections;

/// <summary>The queue of proposed corrections: the office sees all, a cell officer those of the unit and below.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator, Role.CellOfficer)]
[Route("c/{centre}/duty-corrections")]
public sealed class DutyCorrectionsController(CorrectionDesk desk) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(bool decided, int page, CancellationToken stop) => View(await desk.List(Me, decided, page, stop));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) =>
        await desk.Find(Me, id, stop) is { } correction ? View(await desk.Page(Me, correction, stop)) : NotFound();
}
