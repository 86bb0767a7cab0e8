using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Duties;

/// <summary>Records a duty that a person holds. What was recorded stays: a duty is ended or withdrawn, never overwritten.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/people/{id:guid}/duties")]
public sealed class DutiesController(LmsDbContext db, DutyDesk desk, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, string? back, CancellationToken stop)
    {
        var held = await db.DutyAssignments.AnyAsync(
            duty => duty.CentreId == CentreId && duty.PersonId == id && duty.IsPrimary && duty.To == null && duty.WithdrawnAt == null, stop);
        return await Form(id, new NewDutyForm { From = clock.Today(), IsPrimary = !held, Back = back }, stop);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, NewDutyForm form, CancellationToken stop)
    {
        var terms = await desk.Read(CentreId, form, ModelState, stop);
        if (terms is null || await db.NameOf(CentreId, id, stop) is null)
        {
            return await Form(id, form, stop);
        }

        var others = await db.DutyAssignments.Where(duty => duty.CentreId == CentreId && duty.PersonId == id).ToListAsync(stop);
        DutyAssignment? duty = null;
        if (!Obeys(() => (duty = new DutyAssignment(CentreId, id, terms)).RefusePrimaryOverlap(others), DutyForm.FieldOf)
            || !await desk.Accepts(duty!, form, Me.PersonId, stop))
        {
            return await Form(id, form, stop);
        }

        db.DutyAssignments.Add(duty!);
        db.Record(CentreId, Me.PersonId, "Person.DutyAdded", id, clock.GetUtcNow(), duty!.Position);
        if (await db.SaveUnlessOverlapping(stop))
        {
            return Done("People.DutyAdded", BackOr(form.Back, Path("people", id)));
        }

        Refuse(nameof(form.IsPrimary), "Duties.OverlapMeanwhile");
        return await Form(id, form, stop);
    }

    private async Task<IActionResult> Form(Guid id, NewDutyForm form, CancellationToken stop)
    {
        if (await db.NameOf(CentreId, id, stop) is not { } name)
        {
            return NotFound();
        }

        form.PersonName = name;
        form.Back = BackOr(form.Back, Path("people", id));
        await desk.Offer(CentreId, form, stop);
        return View("New", form);
    }
}

public sealed class NewDutyForm : DutyForm
{
    /// <summary>The list that the form was opened from; the person's page otherwise.</summary>
    public string? Back { get; set; }

    [BindNever]
    public string PersonName { get; set; } = "";
}
