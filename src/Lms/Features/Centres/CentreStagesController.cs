using System.ComponentModel.DataAnnotations;
using Lms.Access;
using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Centres;

/// <summary>Writes down what level the centre is from a day on, and by which paper.</summary>
[Allow(Role.Administrator)]
[Route("c/{centre}/centre/stages")]
public sealed class CentreStagesController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public Task<IActionResult> New(CancellationToken stop) => Form(new CentreStageForm { Day = clock.Today() }, stop);

    [HttpPost]
    public async Task<IActionResult> Create(CentreStageForm form, CancellationToken stop)
    {
        await using var change = await db.HoldUnits(CentreId, [], stop);
        var level = await db.UnitLevels.SingleOrDefaultAsync(level => level.CentreId == CentreId && level.Code == form.Level, stop);
        if (level is null && ModelState.IsValid)
        {
            Refuse(nameof(form.Level), "Units.LevelUnknown");
        }

        var known = await db.CentreStages.Where(stage => stage.CentreId == CentreId).ToListAsync(stop);
        CentreStage? stage = null;
        if (!ModelState.IsValid
            || !Obeys(() => stage = CentreStage.Enter(CentreId, known, level!, form.Day, form.Basis!, clock.Today()), CentreStageForm.FieldOfRule))
        {
            return await Form(form, stop);
        }

        if (!known.Contains(stage!))
        {
            db.CentreStages.Add(stage!);
        }

        db.Record(CentreId, Me.PersonId, "Centre.LevelChanged", CentreId, clock.GetUtcNow(), $"{level!.Name}: {stage!.Basis}");
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Centres.LevelChanged", Path("centre"));
    }

    private async Task<IActionResult> Form(CentreStageForm form, CancellationToken stop)
    {
        var english = Preferences.IsEnglish;
        form.Levels = await db.UnitLevels.Where(level => level.CentreId == CentreId && level.Kind == UnitKind.TrainingCentre)
            .OrderBy(level => level.Rank).ThenBy(level => level.Name)
            .Select(level => new SelectListItem(english ? level.NameInEnglish : level.Name, level.Code)).ToListAsync(stop);
        return View("New", form);
    }
}

public sealed class CentreStageForm
{
    [Display(Name = "Centres.Level"), Required]
    public string? Level { get; set; }

    /// <summary>Empty for a beginning that nobody knows.</summary>
    [Display(Name = "Centres.Day")]
    public DateOnly? Day { get; set; }

    [Display(Name = "Centres.Basis"), Required, StringLength(UnitStage.BasisLength), DataType(DataType.MultilineText)]
    public string? Basis { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Levels { get; set; } = [];

    public static string FieldOfRule(string rule) => rule switch
    {
        "Unit.DayToCome" or "CentreStage.DayRequired" or "CentreStage.NotAfterLatest" => nameof(Day),
        "CentreStage.BasisRequired" or "Unit.BasisTooLong" => nameof(Basis),
        _ => nameof(Level),
    };
}
