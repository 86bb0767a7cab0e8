using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Classes;

/// <summary>A trainee leaves a class: what they did in it stays, the way in closes at once.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/classes/{id:guid}/withdrawals")]
public sealed class WithdrawalsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, Guid personId, CancellationToken stop)
    {
        var one = await db.Classes.Include(one => one.Enrolments.Where(place => place.PersonId == personId))
            .SingleOrDefaultAsync(one => one.CentreId == CentreId && one.Id == id, stop);
        if (one is null || one.Enrolments.Count == 0)
        {
            return NotFound();
        }

        var name = await db.People.Where(person => person.Id == personId).Select(person => person.FullName).SingleAsync(stop);
        one.Withdraw(personId, clock.GetUtcNow());
        db.Record(CentreId, Me.PersonId, "TrainingClass.Withdrawn", one.Id, clock.GetUtcNow(), name);
        await db.SaveChangesAsync(stop);
        return Done("Classes.Withdrawn", Path("classes", id));
    }
}
