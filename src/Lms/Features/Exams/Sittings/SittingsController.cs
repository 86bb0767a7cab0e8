using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Sittings;

/// <summary>Sittings as the office runs them; appointed people see theirs.</summary>
[Route("c/{centre}/sittings")]
public sealed class SittingsController(LmsDbContext db, SittingPages pages, TimeProvider clock) : CentreController
{
    [HttpGet]
    [Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Lecturer)]
    public async Task<IActionResult> Index(int page, CancellationToken stop) => View(await SittingList.Read(db, Me, clock.GetUtcNow(), page, stop));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, int page, CancellationToken stop)
    {
        if (await pages.Read(Me, id, page, stop) is not { } sitting)
        {
            return NotFound();
        }

        // A candidate's own page of a sitting is where it is begun.
        return sitting.MaySee ? View(sitting) : LocalRedirect(Path("sittings", id, "attempts", "new"));
    }
}
