using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Duties;

/// <summary>Finds a wording fit for a question as it is.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/duties/{id:guid}/look-overs")]
public sealed class LookOversController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, string? back, CancellationToken stop) => await db.Duty(CentreId, id, stop) is { } duty
        ? View(new LookOverPage(duty, (await db.NameOf(CentreId, duty.PersonId, stop))!, BackOr(back, Path("people", duty.PersonId))))
        : NotFound();

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, string? back, CancellationToken stop)
    {
        if (await db.Duty(CentreId, id, stop) is not { } duty)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        duty.LookOver(Me.PersonId, now);
        db.Record(CentreId, Me.PersonId, "Person.DutyLookedOver", duty.PersonId, now, duty.Position);
        await db.SaveChangesAsync(stop);
        return Done("Duties.LookedOverDone", BackOr(back, Path("people", duty.PersonId)));
    }
}

public sealed record LookOverPage(DutyAssignment Duty, string PersonName, string Back);
