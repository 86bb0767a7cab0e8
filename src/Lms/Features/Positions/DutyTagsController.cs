using System.ComponentModel.DataAnnotations;
using Lms.Access;
using Lms.Data;
using Lms.Domain.Organisation;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Positions;

/// <summary>Adds a kind of duty that questions may vary by.</summary>
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
        var code = ModelState.IsValid ? CodeOf(form.NameInEnglish) : "";
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

    // "Mass mobilisation" becomes MassMobilisation: questions refer to it, so it is fixed from then on.
    private static string CodeOf(string nameInEnglish)
    {
        var code = string.Concat(nameInEnglish.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit)))
            .Where(word => word.Length > 0)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return code[..Math.Min(code.Length, CodeLength)];
    }
}

public sealed class DutyTagForm
{
    [Display(Name = "Duties.TagName"), Required, StringLength(DutyTag.NameLength)]
    public string Name { get; set; } = "";

    [Display(Name = "Duties.NameInEnglish"), Required, StringLength(DutyTag.NameLength)]
    public string NameInEnglish { get; set; } = "";
}
