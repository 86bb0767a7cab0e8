using Lms.Access;
using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Units;

/// <summary>Dissolves a unit that nothing stands under, and that nobody is in or whose people are told where to go.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/units/{id:guid}/dissolutions")]
public sealed class DissolutionsController(LmsDbContext db, UnitDesk desk, UnitEnding ending, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop) => await desk.Load(CentreId, id, stop) is { } unit
        ? await Form(unit, new DissolutionForm { Day = clock.Today() }, stop)
        : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, DissolutionForm form, CancellationToken stop)
    {
        await using var change = await db.HoldUnits(CentreId, [id, form.PeopleTo ?? id], stop);
        if (await desk.Load(CentreId, id, stop) is not { } unit)
        {
            return NotFound();
        }

        if (!ModelState.IsValid || !await Obeyed(unit, form, stop))
        {
            db.ChangeTracker.Clear();
            return await Form(unit, form, stop);
        }

        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Units.Dissolved", Path("units", id));
    }

    private async Task<bool> Obeyed(Unit unit, DissolutionForm form, CancellationToken stop)
    {
        var tree = await desk.Tree(CentreId, stop);
        var target = tree[form.PeopleTo];
        if (form.PeopleTo is not null && (target is not { HasEnded: false } || target.Id == unit.Id || !UnitDesk.AreAlike(target, tree[unit.Id]!)))
        {
            Refuse(nameof(form.PeopleTo), "Units.UnitUnknown");
            return false;
        }

        await ending.Load(unit, form.Day!.Value, stop);
        var peopleTo = form.PeopleTo is { } to ? await desk.Load(CentreId, to, stop) : null;
        return Obeys(() => ending.Dissolve(peopleTo, form.Day!.Value, form.Basis ?? ""), Field);
    }

    private static string Field(string rule) => rule == "Unit.HasPeople" ? nameof(DissolutionForm.PeopleTo) : ActForm.FieldOf(rule);

    private async Task<IActionResult> Form(Unit unit, DissolutionForm form, CancellationToken stop)
    {
        var tree = await desk.Tree(CentreId, stop);
        form.Unit = unit;
        form.Units = UnitDesk.Successors(tree, tree[unit.Id]!);
        form.Preview = await ending.Count(CentreId, unit.Id, successor: null, form.Day ?? clock.Today(), stop);
        return View("New", form);
    }
}
