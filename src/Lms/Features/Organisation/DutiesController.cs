using System.Globalization;
using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

/// <summary>Records a duty that a person holds. What was recorded stays: a duty is ended, never overwritten.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/people/{id:guid}/duties")]
public sealed class DutiesController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop)
    {
        var held = await db.DutyAssignments.AnyAsync(duty => duty.CentreId == CentreId && duty.PersonId == id && duty.IsPrimary && duty.To == null, stop);
        return await Form(id, new DutyForm { From = clock.Today(), IsPrimary = !held }, stop);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, DutyForm form, CancellationToken stop)
    {
        await Check(form, stop);
        var others = await db.DutyAssignments.Where(duty => duty.CentreId == CentreId && duty.PersonId == id).ToListAsync(stop);
        if (!ModelState.IsValid || !await db.Memberships.AnyAsync(member => member.CentreId == CentreId && member.PersonId == id, stop)
            || !Obeys(() => db.DutyAssignments.Add(Make(id, form, others)), DutyForm.FieldOf))
        {
            return await Form(id, form, stop);
        }

        db.Record(CentreId, Me.PersonId, "Person.DutyAdded", id, clock.GetUtcNow(), form.Position.Trim());
        await db.SaveChangesAsync(stop);
        return Done("People.DutyAdded", Path("people", id));
    }

    private DutyAssignment Make(Guid id, DutyForm form, List<DutyAssignment> others)
    {
        var duty = new DutyAssignment(CentreId, id, form.Position, form.Duty, form.Tag!, form.UnitId!.Value, form.From!.Value, form.IsPrimary);
        if (form.To is { } last)
        {
            duty.End(last);
        }

        duty.RefusePrimaryOverlap(others);
        return duty;
    }

    private async Task Check(DutyForm form, CancellationToken stop)
    {
        if (form.UnitId is { } unit && !await db.HasUnit(CentreId, unit, stop))
        {
            Refuse(nameof(form.UnitId), "People.UnitUnknown");
        }

        if (form.Tag is { } code && !await db.DutyTags.AnyAsync(tag => tag.CentreId == CentreId && tag.Code == code, stop))
        {
            Refuse(nameof(form.Tag), "People.TagUnknown");
        }
    }

    private async Task<IActionResult> Form(Guid id, DutyForm form, CancellationToken stop)
    {
        var name = await db.Memberships.Where(member => member.CentreId == CentreId && member.PersonId == id)
            .Join(db.People, member => member.PersonId, person => person.Id, (_, person) => person.FullName).SingleOrDefaultAsync(stop);
        if (name is null)
        {
            return NotFound();
        }

        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        form.PersonName = name;
        form.Units = await db.UnitChoices(CentreId, stop);
        form.Tags = await db.DutyTags.Where(tag => tag.CentreId == CentreId).OrderBy(tag => tag.Name)
            .Select(tag => new SelectListItem(english ? tag.NameInEnglish : tag.Name, tag.Code)).ToListAsync(stop);
        return View("New", form);
    }
}
