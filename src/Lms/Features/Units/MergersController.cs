using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Units;

/// <summary>Merges a unit into another: shows first what that touches, then makes it.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/units/{id:guid}/mergers")]
public sealed class MergersController(LmsDbContext db, UnitDesk desk, UnitEnding ending, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, MergerForm form, CancellationToken stop)
    {
        if (await desk.Load(CentreId, id, stop) is not { } unit)
        {
            return NotFound();
        }

        // An address without a successor asks nothing yet, so nothing is wrong with it.
        var asked = form.SuccessorId is not null && ModelState.IsValid && await Obeyed(unit, form, stop);
        if (form.SuccessorId is null)
        {
            ModelState.Clear();
            form.Day ??= clock.Today();
            form.Duties ??= DutyFate.GoOn;
        }

        return await Form(unit, form, asked, stop);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, MergerForm form, CancellationToken stop)
    {
        await using var change = await db.HoldUnits(CentreId, [id, form.SuccessorId ?? id], stop);
        if (await desk.Load(CentreId, id, stop) is not { } unit)
        {
            return NotFound();
        }

        if (!ModelState.IsValid || !await Obeyed(unit, form, stop))
        {
            db.ChangeTracker.Clear();
            return await Form(unit, form, asked: false, stop);
        }

        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Units.Merged", Path("units", form.SuccessorId!.Value));
    }

    // The preview tries the very act, without saving it: what would be refused is told before it is confirmed.
    private async Task<bool> Obeyed(Unit unit, MergerForm form, CancellationToken stop)
    {
        var tree = await desk.Tree(CentreId, stop);
        var successor = await desk.Load(CentreId, form.SuccessorId!.Value, stop);
        if (successor is null || !UnitDesk.AreAlike(tree[successor.Id]!, tree[unit.Id]!))
        {
            Refuse(nameof(form.SuccessorId), "Units.SuccessorUnknown");
            return false;
        }

        var day = form.Day!.Value;
        var above = await db.UnitsAbove(CentreId, successor.Id, day, stop);
        await ending.Load(unit, day, stop);
        return Obeys(() => ending.MergeInto(successor, above, day, form.Basis ?? "", form.Duties!.Value), ActForm.FieldOf);
    }

    private async Task<IActionResult> Form(Unit unit, MergerForm form, bool asked, CancellationToken stop)
    {
        var tree = await desk.Tree(CentreId, stop);
        form.Unit = unit;
        form.Units = UnitDesk.Successors(tree, tree[unit.Id]!);
        form.Preview = asked ? await ending.Count(CentreId, unit.Id, tree[form.SuccessorId]!.Name, form.Day!.Value, stop) : null;
        return View("New", form);
    }
}
