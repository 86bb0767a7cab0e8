using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

/// <summary>A new first password for somebody who lost theirs.</summary>
[Allow(Role.AcademicOffice, Role.Administrator)]
[Route("c/{centre}/people/{id:guid}/password-resets")]
public sealed class PasswordResetsController(LmsDbContext db, FirstPassword firstPassword, TimeProvider clock) : CentreController
{
    [HttpPost]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Create(Guid id, CancellationToken stop)
    {
        var membership = await db.Memberships.AsNoTracking().Include(member => member.Roles)
            .SingleOrDefaultAsync(member => member.CentreId == CentreId && member.PersonId == id, stop);
        if (membership is null)
        {
            return NotFound();
        }

        var managesElsewhere = await db.ManagersElsewhere(CentreId).AnyAsync(member => member.PersonId == id, stop);
        var managesHere = membership.Roles.Any(grant => GrantableRoles.MayGrant(grant.Role));
        if (!await May(ResetPassword.Policy, new ResettableAccount(id, managesHere, managesElsewhere)))
        {
            return Forbid();
        }

        var person = await db.People.AsNoTracking().SingleAsync(person => person.Id == id, stop);
        var account = await db.Users.SingleAsync(account => account.Id == id, stop);
        var password = firstPassword.GiveTo(account);
        db.Record(CentreId, Me.PersonId, "Account.PasswordReset", id, clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        return View("/Features/Organisation/Views/Slip.cshtml", new SlipPage(person.FullName, person.Code, person.Phone, password, Path("people", id)));
    }
}
