using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Units;

/// <summary>Names the head (tổ trưởng) of a teaching group, in the place of the one before.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/units/{id:guid}/heads")]
public sealed class HeadsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, Guid personId, CancellationToken stop)
    {
        await using var change = await db.HoldUnits(CentreId, [id], stop);
        if (await db.TeachingGroup(CentreId, id, stop) is not { } group)
        {
            return NotFound();
        }

        var members = await db.InGroup(group, clock.Today(), stop);
        if (!members.Exists(one => one.PersonId == personId && one.IsHeldOn(clock.Today())))
        {
            return NotFound();
        }

        members.ForEach(one => one.Head(one.PersonId == personId));
        db.Record(CentreId, Me.PersonId, "Unit.HeadNamed", id, clock.GetUtcNow(), personId.ToString());
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Units.HeadNamed", Path("units", id));
    }
}
