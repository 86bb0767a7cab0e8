using System.ComponentModel.DataAnnotations;
using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Duties;

/// <summary>Writes down the last day of a duty.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/duties/{id:guid}/endings")]
public sealed class DutyEndingsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop) =>
        await db.Duty(CentreId, id, stop) is { } duty ? await Form(duty, new DutyEndingForm { LastDay = clock.Today() }, stop) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, DutyEndingForm form, CancellationToken stop)
    {
        if (await db.Duty(CentreId, id, stop) is not { } duty)
        {
            return NotFound();
        }

        var others = await db.DutyAssignments.AsNoTracking()
            .Where(other => other.CentreId == CentreId && other.PersonId == duty.PersonId).ToListAsync(stop);
        if (!ModelState.IsValid || !Obeys(() => End(duty, form.LastDay!.Value, others), nameof(form.LastDay)))
        {
            return await Form(duty, form, stop);
        }

        db.Record(CentreId, Me.PersonId, "Person.DutyEnded", duty.PersonId, clock.GetUtcNow(), duty.Position);
        if (await db.SaveUnlessOverlapping(stop))
        {
            return Done("People.DutyEnded", Path("people", duty.PersonId));
        }

        Refuse(nameof(form.LastDay), "Duties.OverlapMeanwhile");
        return await Form(duty, form, stop);
    }

    // An end that is moved out later may run into the duty that followed.
    private static void End(DutyAssignment duty, DateOnly lastDay, List<DutyAssignment> others)
    {
        duty.End(lastDay);
        duty.RefusePrimaryOverlap(others);
    }

    private async Task<IActionResult> Form(DutyAssignment duty, DutyEndingForm form, CancellationToken stop)
    {
        form.Duty = duty;
        form.PersonName = await db.People.Where(person => person.Id == duty.PersonId).Select(person => person.FullName).SingleAsync(stop);
        return View("New", form);
    }
}

public sealed class DutyEndingForm
{
    [Display(Name = "People.DutyTo"), Required]
    public DateOnly? LastDay { get; set; }

    [BindNever]
    public DutyAssignment? Duty { get; set; }

    [BindNever]
    public string PersonName { get; set; } = "";
}
