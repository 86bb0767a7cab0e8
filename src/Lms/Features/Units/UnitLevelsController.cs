using System.ComponentModel.DataAnnotations;
using Lms.Access;
using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Units;

/// <summary>The levels of units, in the centre's own words.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator)]
[Route("c/{centre}/unit-levels")]
public sealed class UnitLevelsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet]
    public Task<IActionResult> Index(CancellationToken stop) => Form(new LevelForm(), stop);

    [Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
    [HttpPost]
    public async Task<IActionResult> Create(LevelForm form, CancellationToken stop)
    {
        var known = await db.UnitLevels.AsNoTracking().Where(level => level.CentreId == CentreId).ToListAsync(stop);
        UnitLevel? made = null;
        if (!ModelState.IsValid
            || !Obeys(() => made = UnitLevel.Add(CentreId, form.Name, form.NameInEnglish ?? "", form.Kind!.Value, known), nameof(form.Name)))
        {
            return await Form(form, stop);
        }

        db.UnitLevels.Add(made!);
        db.Record(CentreId, Me.PersonId, "UnitLevel.Created", null, clock.GetUtcNow(), made!.Name);
        if (await db.SaveUnlessTaken(stop))
        {
            return Done("Units.LevelCreated", Path("unit-levels"));
        }

        Refuse(nameof(form.Name), "Units.LevelTaken");
        return await Form(form, stop);
    }

    private async Task<IActionResult> Form(LevelForm form, CancellationToken stop)
    {
        form.MayAdd = Me.IsAnyOf(UnitRoles.Change);
        form.Levels = await db.UnitLevels.AsNoTracking().Where(level => level.CentreId == CentreId)
            .OrderBy(level => level.Rank).ThenBy(level => level.Name)
            .Select(level => new LevelLine(level, db.Units.Count(unit => unit.CentreId == CentreId && unit.Level == level.Code && unit.LastDay == null)))
            .ToListAsync(stop);
        return View("Index", form);
    }
}

/// <param name="Units">How many of it last.</param>
public sealed record LevelLine(UnitLevel Level, int Units);

public sealed class LevelForm
{
    [Display(Name = "Units.LevelName"), Required, StringLength(UnitLevel.NameLength)]
    public string Name { get; set; } = "";

    [Display(Name = "Units.LevelInEnglish"), StringLength(UnitLevel.NameLength)]
    public string? NameInEnglish { get; set; }

    [Display(Name = "Units.Kind"), Required, EnumDataType(typeof(UnitKind))]
    public UnitKind? Kind { get; set; }

    [BindNever]
    public bool MayAdd { get; set; }

    [BindNever]
    public IReadOnlyList<LevelLine> Levels { get; set; } = [];
}
