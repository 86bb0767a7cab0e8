using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Classes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Classes;

/// <summary>Classes: opened and changed by the office, seen by those in them.</summary>
[Route("c/{centre}/classes")]
public sealed class ClassesController(LmsDbContext db, ClassQuery classes, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop, int page = 1) =>
        View(await ClassList.Load(db, Me, clock.Today(), page, stop));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop) =>
        await classes.Find(Me, id, stop) is { } page ? View(page) : NotFound();

    [Allow(Role.AcademicOffice)]
    [HttpGet("new")]
    public Task<IActionResult> New(CancellationToken stop) =>
        Form("New", new ClassForm { Opens = clock.Today().AddDays(7), Closes = clock.Today().AddDays(14) }, stop);

    [Allow(Role.AcademicOffice)]
    [HttpPost]
    public async Task<IActionResult> Create(ClassForm form, CancellationToken stop)
    {
        TrainingClass? made = null;
        if (!await db.Programmes.AnyAsync(programme => programme.CentreId == CentreId && programme.Id == form.ProgrammeId, stop))
        {
            Refuse(nameof(form.ProgrammeId), "Classes.ProgrammeUnknown");
        }

        if (!ModelState.IsValid
            || !Obeys(() => made = new TrainingClass(CentreId, form.ProgrammeId!.Value, form.Code, form.Name, form.Opens!.Value, form.Closes!.Value), ClassForm.FieldOf))
        {
            return await Form("New", form, stop);
        }

        db.Classes.Add(made!);
        return await Save(made!, "TrainingClass.Created", "Classes.Created", "New", form, stop);
    }

    [Allow(Role.AcademicOffice)]
    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken stop) => await Load(id, stop) is { } known
        ? View(new ClassForm { Code = known.Code, Name = known.Name, Opens = known.Opens, Closes = known.Closes })
        : NotFound();

    [Allow(Role.AcademicOffice)]
    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Update(Guid id, ClassForm form, CancellationToken stop)
    {
        if (await Load(id, stop) is not { } known)
        {
            return NotFound();
        }

        return ModelState.IsValid && Obeys(() => known.Change(form.Code, form.Name, form.Opens!.Value, form.Closes!.Value), ClassForm.FieldOf)
            ? await Save(known, "TrainingClass.Changed", "Classes.Changed", "Edit", form, stop)
            : View("Edit", form);
    }

    private async Task<IActionResult> Save(TrainingClass one, string act, string notice, string view, ClassForm form, CancellationToken stop)
    {
        db.Record(CentreId, Me.PersonId, act, one.Id, clock.GetUtcNow(), one.Code);
        if (await db.SaveUnlessTaken(stop))
        {
            return Done(notice, Path("classes", one.Id));
        }

        Refuse(nameof(form.Code), "Classes.CodeTaken");
        return await Form(view, form, stop);
    }

    private async Task<IActionResult> Form(string view, ClassForm form, CancellationToken stop)
    {
        form.Programmes = await db.Programmes.Where(programme => programme.CentreId == CentreId).OrderBy(programme => programme.Name)
            .Select(programme => new SelectListItem(programme.Name, programme.Id.ToString())).ToListAsync(stop);
        return View(view, form);
    }

    private Task<TrainingClass?> Load(Guid id, CancellationToken stop) =>
        db.Classes.SingleOrDefaultAsync(one => one.CentreId == CentreId && one.Id == id, stop);
}
