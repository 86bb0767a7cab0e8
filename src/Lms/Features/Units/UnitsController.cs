using Lms.Access;
using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Units;

/// <summary>The units of a centre as a tree; each with its history and its people.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator, Role.ProvinceViewer, Role.CellOfficer)]
[Route("c/{centre}/units")]
public sealed class UnitsController(LmsDbContext db, UnitDesk desk, UnitQuery units, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(UnitFilter filter, CancellationToken stop) =>
        View(await units.List(Me, filter, stop));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop, int page = 1, bool former = false) =>
        await units.Find(Me, id, page, former, stop) is not { } shown ? NotFound()
        : shown.Reach.Opens(shown.Node) ? View(shown)
        : Forbid();

    [Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
    [HttpGet("new")]
    public Task<IActionResult> New(Guid? under, CancellationToken stop) => Form(new NewUnitForm { ParentId = under }, stop);

    [Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
    [HttpPost]
    public async Task<IActionResult> Create(NewUnitForm form, CancellationToken stop)
    {
        await using var change = await db.HoldUnits(CentreId, form.ParentId is { } parent ? [parent] : [], stop);
        await Check(form, stop);
        Unit? made = null;
        if (!ModelState.IsValid || !Obeys(() => made = Make(form), ActForm.FieldOf))
        {
            return await Form(form, stop);
        }

        db.Units.Add(made!);
        db.Record(CentreId, Me.PersonId, "Unit.Created", made!.Id, clock.GetUtcNow(), made.Name);
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Units.Created", Path("units", made.Id));
    }

    private Unit Make(NewUnitForm form) =>
        new(CentreId, form.Name, form.Level!, form.Locality ?? "", form.ParentId, form.Founded, form.Basis ?? "");

    private async Task Check(NewUnitForm form, CancellationToken stop)
    {
        var tree = await desk.Tree(CentreId, stop);
        if (form.ParentId is { } parent && tree[parent] is not { HasEnded: false })
        {
            Refuse(nameof(form.ParentId), "Units.UnitUnknown");
        }

        if (await desk.KindOf(CentreId, form.Level, stop) is null)
        {
            Refuse(nameof(form.Level), "Units.LevelUnknown");
        }

        if (form.Founded > clock.Today())
        {
            Refuse(nameof(form.Founded), "Units.FoundedToCome");
        }

        var name = Lms.Domain.Language.SearchKey.Of(form.Name ?? "");
        if (tree.Lasting.Any(unit => unit.ParentId == form.ParentId && unit.SearchText == name))
        {
            Refuse(nameof(form.Name), "Units.NameTaken");
        }
    }

    private async Task<IActionResult> Form(NewUnitForm form, CancellationToken stop)
    {
        form.Levels = await desk.Levels(CentreId, stop);
        form.Units = UnitDesk.Parents(await desk.Tree(CentreId, stop), of: null);
        return View("New", form);
    }
}
