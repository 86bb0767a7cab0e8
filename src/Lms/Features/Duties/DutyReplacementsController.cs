using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Lms.Features.Duties;

/// <summary>Records what should have been recorded: the old duty is withdrawn, and says what stands instead.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/duties/{id:guid}/replacements")]
public sealed class DutyReplacementsController(LmsDbContext db, DutyDesk desk, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop)
    {
        if (await db.Duty(CentreId, id, stop) is not { } duty)
        {
            return NotFound();
        }

        var form = new ReplacementForm();
        form.Write(duty.Terms);
        return await Form(duty, form, stop);
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, ReplacementForm form, CancellationToken stop)
    {
        if (await db.Duty(CentreId, id, stop) is not { } duty)
        {
            return NotFound();
        }

        var terms = await desk.Read(CentreId, form, ModelState, stop);
        var duties = await db.DutiesOf(CentreId, duty.PersonId, stop);
        DutyAssignment? next = null;
        if (terms is null
            || !Obeys(() => DutyHistory.Correct(duty, next = new DutyAssignment(CentreId, duty.PersonId, terms), duties, clock.GetUtcNow()), DutyForm.FieldOf)
            || !await desk.Accepts(next!, form, Me.PersonId, stop))
        {
            return await Form(duty, form, stop);
        }

        db.DutyAssignments.Add(next!);
        db.Record(CentreId, Me.PersonId, "Person.DutyReplaced", duty.PersonId, clock.GetUtcNow(), $"{duty.Position} → {next!.Position}");
        if (await db.SaveUnlessOverlapping(stop))
        {
            return Done("Duties.Replaced", Path("people", duty.PersonId));
        }

        Refuse(nameof(form.IsPrimary), "Duties.OverlapMeanwhile");
        return await Form(duty, form, stop);
    }

    private async Task<IActionResult> Form(DutyAssignment duty, ReplacementForm form, CancellationToken stop)
    {
        form.Former = duty;
        form.PersonName = (await db.NameOf(CentreId, duty.PersonId, stop))!;
        await desk.Offer(CentreId, form, stop);
        return View("New", form);
    }
}

public sealed class ReplacementForm : DutyForm
{
    [BindNever]
    public DutyAssignment? Former { get; set; }

    [BindNever]
    public string PersonName { get; set; } = "";
}
