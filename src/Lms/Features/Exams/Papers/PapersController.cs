using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Papers;

/// <summary>
/// Papers are exam secrets: the academic office makes them, the leaders see their covers, and what they ask is read only as far
/// as their seals allow.
/// </summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector)]
[Route("c/{centre}/papers")]
public sealed class PapersController(LmsDbContext db, PaperPages pages, Texts text, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(int page, CancellationToken stop) =>
        View(await PaperList.Read(db, CentreId, page, clock.GetUtcNow(), Me.Is(Role.AcademicOffice), stop));

    [HttpGet("new")]
    [Allow(Role.AcademicOffice)]
    public async Task<IActionResult> New(CancellationToken stop) => await Form(new PaperForm(), stop);

    [HttpPost]
    [Allow(Role.AcademicOffice)]
    public async Task<IActionResult> Create(PaperForm form, CancellationToken stop)
    {
        ExamPaper? paper = null;
        if (!await db.Programmes.AnyAsync(known => known.CentreId == CentreId && known.Id == form.ProgrammeId, stop))
        {
            ModelState.TryAddModelError(nameof(form.ProgrammeId), text["Shared.ValueInvalid"]);
        }

        if (!ModelState.IsValid
            || !Obeys(() => paper = new(CentreId, form.ProgrammeId!.Value, form.Title, Me.PersonId, clock.GetUtcNow()), nameof(form.Title)))
        {
            return await Form(form, stop);
        }

        db.Papers.Add(paper!);
        db.Record(CentreId, Me.PersonId, "ExamPaper.Made", paper!.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        return Done("Exams.PaperMade", Path("papers", paper.Id));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) =>
        await pages.Read(id, stop) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/edit")]
    [Allow(Role.AcademicOffice)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken stop) => await db.Papers.InCentre(CentreId, id, stop) switch
    {
        null => NotFound(),
        { FixedAt: not null } => Redirect(Path("papers", id)),
        var paper => View(new PaperForm { Id = id, Title = paper.Title, ProgrammeId = paper.ProgrammeId }),
    };

    [HttpPost("{id:guid}")]
    [Allow(Role.AcademicOffice)]
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

    private async Task<IActionResult> Form(PaperForm form, CancellationToken stop)
    {
        form.Programmes = await db.Programmes.AsNoTracking()
            .Where(programme => programme.CentreId == CentreId)
            .OrderBy(programme => programme.Name).ThenBy(programme => programme.Id)
            .Select(programme => new SelectListItem(programme.Name, programme.Id.ToString()))
            .ToListAsync(stop);
        return View("New", form);
    }
}
