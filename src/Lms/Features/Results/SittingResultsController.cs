using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Results;

/// <summary>All results of a released sitting, with names: for the office and the leaders, on screen and on paper.</summary>
[Route("c/{centre}/sittings/{id:guid}/results")]
public sealed class SittingResultsController(LmsDbContext db, SittingResultList list) : CentreController
{
    [HttpGet]
    public Task<IActionResult> Index(Guid id, CancellationToken stop, int page = 1) =>
        Released(id, async sitting => View(await list.Page(sitting, Math.Clamp(page, 1, 10_000), stop)), stop);

    [HttpGet("document")]
    public Task<IActionResult> Document(Guid id, CancellationToken stop) =>
        Released(id, async sitting => View(await list.Whole(sitting, stop)), stop);

    private async Task<IActionResult> Released(Guid id, Func<SittingHeading, Task<IActionResult>> answer, CancellationToken stop)
    {
        var sitting = await db.SittingsKnownTo(Me).Where(sitting => sitting.Id == id)
            .Select(sitting => new SittingHeading
            {
                CentreId = sitting.CentreId,
                Id = sitting.Id,
                Title = sitting.Title,
                ClassName = db.Classes.Single(made => made.CentreId == sitting.CentreId && made.Id == sitting.ClassId).Name,
                FirstId = sitting.FirstId,
                WrittenOn = sitting.Opens,
                ReleasedAt = sitting.ReleasedAt,
            })
            .SingleOrDefaultAsync(stop);
        if (sitting is null)
        {
            return NotFound();
        }

        if (!Me.IsAnyOf(Role.Director, Role.DeputyDirector, Role.AcademicOffice))
        {
            return Forbid();
        }

        return sitting.ReleasedAt is null ? NotFound() : await answer(sitting);
    }
}
