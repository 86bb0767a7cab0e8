using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
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

    private async Task<IActionResult> Form(PaperForm form, CancellationToken stop)
    {
        form.Programmes = await BankSearch.Programmes(db, CentreId, stop);
        return View("New", form);
    }
}
