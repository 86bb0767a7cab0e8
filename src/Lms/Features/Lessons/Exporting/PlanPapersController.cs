using Lms.Access;
using Lms.Data;
using Lms.Domain.Language;
using Lms.Domain.People;
using Lms.Web;
using Lms.Web.Documents;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Lessons.Exporting;

/// <summary>
/// A lesson plan on paper: a Word file, or a page to print, for whoever may see the plan. All of them see its notes too; a
/// copy has them only when asked for, since it may be handed on.
/// </summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/lesson-plans/{id:guid}/papers")]
public sealed class PlanPapersController(LmsDbContext db, PlanPages pages, PlanPictures pictures, FileStore files, Texts text, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, bool notes, CancellationToken stop) =>
        await Paper(id, notes, stop) is { } paper ? View(paper) : NotFound();

    [HttpGet("word")]
    public async Task<IActionResult> Word(Guid id, bool notes, CancellationToken stop)
    {
        if (await Paper(id, notes, stop) is not { } paper)
        {
            return NotFound();
        }

        var file = files.Scratch();
        Response.RegisterForDisposeAsync(file);
        PlanWord.Write(file, text, paper, await pictures.Of(CentreId, paper.Page, stop));
        file.Position = 0;
        Response.Headers.CacheControl = "no-store";
        return File(file, PartyDocument.Docx, $"giao-an-{SearchKey.Of(paper.Plan.Header.Title).Replace(' ', '-')}.docx");
    }

    private async Task<PlanPaper?> Paper(Guid id, bool notes, CancellationToken stop)
    {
        if (await pages.Show(id, stop) is not { } page)
        {
            return null;
        }

        var locality = await db.Centres.Where(centre => centre.Id == CentreId).Select(centre => centre.Locality).SingleAsync(stop);
        return new PlanPaper(page, Me.Centre.Name, PlaceAndDate.Of(text, locality, page.Plan.ApprovedAt ?? clock.GetUtcNow()), notes);
    }
}
