using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Resolutions;

/// <summary>Resolutions that lesson plans cite: the list, a new one, and one to correct.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/resolutions")]
public sealed class ResolutionsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(string? find, int page, CancellationToken stop) =>
        View(await db.ResolutionList(CentreId, find ?? "", Math.Clamp(page, 1, 100_000), stop));

    [HttpGet("new")]
    public IActionResult New() => View(new ResolutionForm());

    [HttpPost]
    public async Task<IActionResult> Create(ResolutionForm form, CancellationToken stop)
    {
        Resolution? one = null;
        if (!ModelState.IsValid || !Obeys(() => one = new Resolution(CentreId, form.ToHead())))
        {
            return View("New", form);
        }

        db.Resolutions.Add(one!);
        db.Record(CentreId, Me.PersonId, "Resolution.Added", one!.Id, clock.GetUtcNow());
        if (await db.SaveUnlessTaken(stop))
        {
            return Done("Resolutions.Added", Path("resolutions", one.Id));
        }

        Refuse(nameof(form.Number), "Resolutions.NumberTaken");
        return View("New", form);
    }

    [HttpGet("{id:guid}/edit"), Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken stop) => await ResolutionPages.Open(db, Me, id, clock.Today(), stop) is { } page
        ? View(ResolutionForm.Of(page.One, page.Version))
        : NotFound();

    [HttpPost("{id:guid}"), Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice)]
    public async Task<IActionResult> Update(Guid id, ResolutionForm form, CancellationToken stop)
    {
        if (await db.Resolutions.SingleOrDefaultAsync(one => one.CentreId == CentreId && one.Id == id, stop) is not { } one)
        {
            return NotFound();
        }

        if (!ModelState.IsValid || !Obeys(() => one.Change(form.ToHead())))
        {
            return View("Edit", form);
        }

        db.Entry(one).Property<uint>("Version").OriginalValue = form.Version;
        db.Record(CentreId, Me.PersonId, "Resolution.Changed", id, clock.GetUtcNow());
        if (await db.SaveUnlessTaken(stop))
        {
            return Done("Resolutions.Changed", Path("resolutions", id));
        }

        Refuse(nameof(form.Number), "Resolutions.NumberTaken");
        return View("Edit", form);
    }
}
