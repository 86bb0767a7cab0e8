using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Units;

/// <summary>Takes a lecturer out of a teaching group: a day given is the last one there.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/units/{id:guid}/departures")]
public sealed class DeparturesController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, Guid personId, DateOnly? lastDay, CancellationToken stop)
    {
        if (await db.TeachingGroup(CentreId, id, stop) is not { } group
            || (await db.InGroup(group, clock.Today(), stop)).Find(one => one.PersonId == personId) is not { } there)
        {
            return NotFound();
        }

        there.End(lastDay ?? clock.Today());
        db.Record(CentreId, Me.PersonId, "Person.UnitChanged", personId, clock.GetUtcNow(), $"{group.Name} →");
        await db.SaveChangesAsync(stop);
        return Done("Units.MemberGone", Path("units", id));
    }
}
