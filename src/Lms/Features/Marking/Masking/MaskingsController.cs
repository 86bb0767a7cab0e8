using Lms.Data;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Marking.Masking;

/// <summary>Names found in a sitting's scripts: over all of them, and in one.</summary>
[Route("c/{centre}/sittings/{id:guid}/maskings")]
public sealed class MaskingsController(LmsDbContext db, MaskingDesk desk, TimeProvider clock) : MaskingController(db, clock)
{
    [HttpGet]
    public Task<IActionResult> Index(Guid id, CancellationToken stop, int page = 1) =>
        AsOfficer(id, async sitting => View(await desk.Read(sitting, Math.Clamp(page, 1, 10_000), stop)), stop);

    /// <summary>By the number of the first round: the officer knows no other.</summary>
    [HttpGet("{maskNumber:int}")]
    public Task<IActionResult> Show(Guid id, int maskNumber, CancellationToken stop) =>
        AsOfficer(id, async sitting => await desk.Script(sitting, maskNumber, stop) is { } page ? View(page) : NotFound(), stop);
}
