using Lms.Access;
using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Units;

/// <summary>Gives a unit another name, level or locality from a day on; what it was called before stays.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/units/{id:guid}/changes")]
public sealed class ChangesController(LmsDbContext db, UnitDesk desk, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop) => await desk.Load(CentreId, id, stop) is { } unit
        ? await Form(unit, new UnitForm { Day = clock.Today(), Name = unit.Name, Level = unit.Level, Locality = unit.Locality }, stop)
        : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, UnitForm form, CancellationToken stop)
    {
        await using var change = await db.HoldUnits(CentreId, [id], stop);
        if (await desk.Load(CentreId, id, stop) is not { } unit)
        {
            return NotFound();
        }

        await Check(unit, form, stop);
        var before = unit.Name;
        if (!ModelState.IsValid || !Obeys(() => Apply(unit, form), ActForm.FieldOf))
        {
            return await Form(unit, form, stop);
        }

        db.Record(CentreId, Me.PersonId, "Unit.Changed", id, clock.GetUtcNow(), $"{before} → {unit.Name}, {SchoolTime.Show(form.Day!.Value, "date")}");
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Units.Changed", Path("units", id));
    }

    private void Apply(Unit unit, UnitForm form) =>
        unit.Change(form.Name, form.Level!, form.Locality ?? "", form.Day!.Value, form.Basis ?? "", clock.Today());

    // Who is in a teaching group is in it as a lecturer: it does not become a cell, nor a cell it.
    private async Task Check(Unit unit, UnitForm form, CancellationToken stop)
    {
        var (was, becomes) = (await desk.KindOf(CentreId, unit.Level, stop), await desk.KindOf(CentreId, form.Level, stop));
        if (becomes is null || was == UnitKind.TeachingGroup != (becomes == UnitKind.TeachingGroup))
        {
            Refuse(nameof(form.Level), becomes is null ? "Units.LevelUnknown" : "Units.LevelOfOtherKind");
        }
    }

    private async Task<IActionResult> Form(Unit unit, UnitForm form, CancellationToken stop)
    {
        form.Unit = unit;
        form.Levels = await desk.Levels(CentreId, stop);
        return View("New", form);
    }
}
