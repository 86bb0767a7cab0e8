using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Units;

/// <summary>Puts a unit, with all below it, under another from a day on.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/units/{id:guid}/moves")]
public sealed class MovesController(LmsDbContext db, UnitDesk desk, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop) => await desk.Load(CentreId, id, stop) is { } unit
        ? await Form(unit, new MoveForm { Day = clock.Today(), ParentId = unit.ParentId }, stop)
        : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, MoveForm form, CancellationToken stop)
    {
        await using var change = await db.HoldUnits(CentreId, [id, form.ParentId ?? id], stop);
        if (await desk.Load(CentreId, id, stop) is not { } unit)
        {
            return NotFound();
        }

        var parent = form.ParentId is { } parentId ? await desk.Load(CentreId, parentId, stop) : null;
        if (form.ParentId is not null && parent is null)
        {
            Refuse(nameof(form.ParentId), "Units.UnitUnknown");
        }

        if (!ModelState.IsValid || !await Move(unit, parent, form, stop))
        {
            return await Form(unit, form, stop);
        }

        db.Record(CentreId, Me.PersonId, "Unit.Moved", id, clock.GetUtcNow(), $"{unit.Name} → {parent?.Name ?? "–"}, {SchoolTime.Show(form.Day!.Value, "date")}");
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Units.Moved", Path("units", id));
    }

    private async Task<bool> Move(Unit unit, Unit? parent, MoveForm form, CancellationToken stop)
    {
        var above = parent is null ? [] : await db.UnitsAbove(CentreId, parent.Id, form.Day!.Value, stop);
        return Obeys(() => unit.MoveUnder(parent, above, form.Day!.Value, form.Basis ?? "", clock.Today()), ActForm.FieldOf);
    }

    private async Task<IActionResult> Form(Unit unit, MoveForm form, CancellationToken stop)
    {
        form.Unit = unit;
        form.Units = UnitDesk.Parents(await desk.Tree(CentreId, stop), unit.Id);
        return View("New", form);
    }
}
