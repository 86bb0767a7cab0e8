using System.ComponentModel.DataAnnotations;
using Lms.Access;
using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Positions;

/// <summary>Adds a kind of duty that questions may vary by, or gives it other names. Of two officers, the second is shown both.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/duty-tags")]
public sealed class DutyTagsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    private const int CodeLength = 40;

    [HttpGet("new")]
    public IActionResult New() => View(new DutyTagForm());

    [HttpPost]
    public async Task<IActionResult> Create(DutyTagForm form, CancellationToken stop)
    {
        var code = ModelState.IsValid ? Domain.Language.Code.Joined(form.NameInEnglish, CodeLength) : "";
        if (ModelState.IsValid && (code.Length == 0 || await db.DutyTags.AnyAsync(tag => tag.CentreId == CentreId && tag.Code == code, stop)))
        {
            Refuse(nameof(form.NameInEnglish), "Duties.TagTaken");
        }

        if (!ModelState.IsValid || !Obeys(() => db.DutyTags.Add(new DutyTag(CentreId, code, form.Name, form.NameInEnglish)), nameof(form.Name)))
        {
            return View("New", form);
        }

        db.Record(CentreId, Me.PersonId, "DutyTag.Added", CentreId, clock.GetUtcNow(), form.Name);
        if (await db.SaveUnlessTaken(stop))
        {
            return Done("Duties.TagAdded", Path("positions"));
        }

        Refuse(nameof(form.NameInEnglish), "Duties.TagTaken");
        return View("New", form);
    }

    [HttpGet("{code}/edit")]
    public async Task<IActionResult> Edit(string code, CancellationToken stop) => await Load(code, stop) is { } tag
        ? View(new DutyTagForm { Code = code, Name = tag.Name, NameInEnglish = tag.NameInEnglish, Seen = Since.Seen(tag.Name, tag.NameInEnglish) })
        : NotFound();

    [HttpPost("{code}/edit")]
    public async Task<IActionResult> Update(string code, DutyTagForm form, CancellationToken stop)
    {
        await using var change = await db.HoldDutyTag(CentreId, code, stop);
        if (await Load(code, stop) is not { } tag)
        {
            return NotFound();
        }

        form.Code = code;
        Compare(form, tag);
        var before = tag.Name;
        if (!ModelState.IsValid || !Obeys(() => tag.Rename(form.Name, form.NameInEnglish), nameof(form.Name)))
        {
            return View("Edit", form);
        }

        db.Record(CentreId, Me.PersonId, "DutyTag.Changed", CentreId, clock.GetUtcNow(), $"{before} → {tag.Name}");
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Duties.TagChanged", Path("positions"));
    }

    // Sent again, the form has seen what it now shows: then it is meant.
    private void Compare(DutyTagForm form, DutyTag tag)
    {
        var seen = Since.Seen(tag.Name, tag.NameInEnglish);
        if (form.Seen != seen)
        {
            form.Since = Since.Between(("Duties.TagName", tag.Name, form.Name), ("Duties.NameInEnglish", tag.NameInEnglish, form.NameInEnglish));
            form.Seen = seen;
            Refuse("", "Duties.ChangedSince");
        }
    }

    private Task<DutyTag?> Load(string code, CancellationToken stop) =>
        db.DutyTags.SingleOrDefaultAsync(tag => tag.CentreId == CentreId && tag.Code == code, stop);
}

public sealed class DutyTagForm
{
    [Display(Name = "Duties.TagName"), Required, StringLength(DutyTag.NameLength)]
    public string Name { get; set; } = "";

    [Display(Name = "Duties.NameInEnglish"), Required, StringLength(DutyTag.NameLength)]
    public string NameInEnglish { get; set; } = "";

    /// <summary>What was stored when the form was opened.</summary>
    public string? Seen { get; set; }

    [BindNever]
    public IReadOnlyList<Since> Since { get; set; } = [];

    /// <summary>Null for a new one.</summary>
    [BindNever]
    public string? Code { get; set; }
}
