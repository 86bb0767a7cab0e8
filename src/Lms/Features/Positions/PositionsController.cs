using System.ComponentModel.DataAnnotations;
using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Language;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Positions;

/// <summary>
/// The positions that forms about duties propose, and the tags that questions vary by. Of two officers who correct one, the
/// second is shown both.
/// </summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/positions")]
public sealed class PositionsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken stop) => View(new PositionsPage(
        await db.PositionLines(CentreId, clock.Today()).ToListAsync(stop), await db.TagLines(CentreId, clock.Today()).ToListAsync(stop)));

    [HttpGet("new")]
    public Task<IActionResult> New(CancellationToken stop) => Form("New", new PositionForm(), stop);

    [HttpPost]
    public async Task<IActionResult> Create(PositionForm form, CancellationToken stop)
    {
        await Check(form, stop);
        var taken = await db.Positions.Where(one => one.CentreId == CentreId).Select(one => one.Code).ToListAsync(stop);
        Position? position = null;
        if (!ModelState.IsValid || !Obeys(() => position = new Position(CentreId, Code.Folded(form.Name, Position.CodeLength, taken), form.Name, form.NameInEnglish, form.Tag!), nameof(form.Name)))
        {
            return await Form("New", form, stop);
        }

        db.Positions.Add(position!);
        db.Record(CentreId, Me.PersonId, "Position.Added", CentreId, clock.GetUtcNow(), position!.Name);
        if (await db.SaveUnlessTaken(stop))
        {
            return Done("Duties.PositionAdded", Path("positions"));
        }

        Refuse(nameof(form.Name), "Duties.PositionTaken");
        return await Form("New", form, stop);
    }

    [HttpGet("{code}/edit")]
    public async Task<IActionResult> Edit(string code, CancellationToken stop) => await Load(code, stop) is { } position
        ? await Form("Edit", new PositionForm { Code = code, Name = position.Name, NameInEnglish = position.NameInEnglish, Tag = position.Tag, Seen = Seen(position) }, stop)
        : NotFound();

    [HttpPost("{code}/edit")]
    public async Task<IActionResult> Update(string code, PositionForm form, CancellationToken stop)
    {
        await using var change = await db.HoldPosition(CentreId, code, stop);
        if (await Load(code, stop) is not { } position)
        {
            return NotFound();
        }

        form.Code = code;
        Compare(form, position);
        await Check(form, stop);
        var before = position.Name;
        if (!ModelState.IsValid || !Obeys(() => position.Change(form.Name, form.NameInEnglish, form.Tag!), nameof(form.Name)))
        {
            return await Form("Edit", form, stop);
        }

        db.Record(CentreId, Me.PersonId, "Position.Changed", CentreId, clock.GetUtcNow(), $"{before} → {position.Name}");
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Duties.PositionChanged", Path("positions"));
    }

    // Sent again, the form has seen what it now shows: then it is meant.
    private void Compare(PositionForm form, Position position)
    {
        if (form.Seen != Seen(position))
        {
            form.Since = Since.Between(
                ("Duties.PositionName", position.Name, form.Name), ("Duties.NameInEnglish", position.NameInEnglish, form.NameInEnglish), ("People.DutyTag", position.Tag, form.Tag));
            form.Seen = Seen(position);
            Refuse("", "Duties.ChangedSince");
        }
    }

    private static string Seen(Position position) => Since.Seen(position.Name, position.NameInEnglish, position.Tag);

    private async Task Check(PositionForm form, CancellationToken stop)
    {
        if (form.Tag is { Length: > 0 } code && !await db.DutyTags.AnyAsync(tag => tag.CentreId == CentreId && tag.Code == code, stop))
        {
            Refuse(nameof(form.Tag), "People.TagUnknown");
        }
    }

    private Task<Position?> Load(string code, CancellationToken stop) =>
        db.Positions.SingleOrDefaultAsync(one => one.CentreId == CentreId && one.Code == code, stop);

    private async Task<IActionResult> Form(string view, PositionForm form, CancellationToken stop)
    {
        var english = Preferences.IsEnglish;
        form.Tags = await db.DutyTags.AsNoTracking().Where(tag => tag.CentreId == CentreId).OrderBy(tag => tag.Code)
            .Select(tag => new SelectListItem(english ? tag.NameInEnglish : tag.Name, tag.Code)).ToListAsync(stop);
        return View(view, form);
    }
}

public sealed class PositionForm
{
    [Display(Name = "Duties.PositionName"), Required, StringLength(Position.NameLength)]
    public string Name { get; set; } = "";

    [Display(Name = "Duties.NameInEnglish"), Required, StringLength(Position.NameLength)]
    public string NameInEnglish { get; set; } = "";

    [Display(Name = "People.DutyTag"), Required]
    public string? Tag { get; set; }

    /// <summary>What was stored when the form was opened.</summary>
    public string? Seen { get; set; }

    [BindNever]
    public IReadOnlyList<Since> Since { get; set; } = [];

    /// <summary>Null for a new one.</summary>
    [BindNever]
    public string? Code { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Tags { get; set; } = [];
}
