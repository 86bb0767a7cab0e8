using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Papers;

/// <summary>Renames a paper, while no sitting uses it.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/papers/{id:guid}")]
public sealed class PaperTitlesController(LmsDbContext db) : CentreController
{
    [HttpGet("edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken stop) => await db.Papers.InCentre(CentreId, id, stop) switch
    {
        null => NotFound(),
        { FixedAt: not null } => Redirect(Path("papers", id)),
        var paper => View(new PaperForm { Id = id, Title = paper.Title, ProgrammeId = paper.ProgrammeId }),
    };

    [HttpPost]
    public async Task<IActionResult> Update(Guid id, PaperForm form, CancellationToken stop)
    {
        await using var change = await db.HoldPaper(CentreId, id, stop);
        if (await db.Papers.InCentre(CentreId, id, stop) is not { } paper)
        {
            return NotFound();
        }

        if (!ModelState.IsValid || !Obeys(() => paper.Rename(form.Title), nameof(form.Title)))
        {
            form.Id = id;
            return View("Edit", form);
        }

        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Exams.PaperSaved", Path("papers", id));
    }
}
