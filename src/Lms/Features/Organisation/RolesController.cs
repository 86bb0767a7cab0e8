using Lms.Access;
using Lms.Data;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Organisation;

/// <summary>Gives and takes standing roles.</summary>
[Allow(Role.Director, Role.Administrator)]
[Route("c/{centre}/people/{id:guid}/roles")]
public sealed class RolesController(LmsDbContext db, TimeProvider clock) : CentreController
{
    public const string Grant = "grant";
    public const string Revoke = "revoke";

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, Role? role, string? @do, CancellationToken stop)
    {
        var membership = await db.Memberships.Include(member => member.Roles)
            .SingleOrDefaultAsync(member => member.CentreId == CentreId && member.PersonId == id, stop);
        if (membership is null)
        {
            return NotFound();
        }

        if (role is not { } asked || !Enum.IsDefined(asked) || @do is not (Grant or Revoke))
        {
            return BadRequest();
        }

        var now = clock.GetUtcNow();
        if (@do == Grant)
        {
            membership.Grant(asked, Me.PersonId, now);
        }
        else
        {
            membership.Revoke(asked, Me.PersonId);
        }

        db.Record(CentreId, Me.PersonId, @do == Grant ? "Person.RoleGranted" : "Person.RoleRevoked", id, now, asked.ToString());
        await db.SaveChangesAsync(stop);
        return Done(@do == Grant ? "People.RoleGranted" : "People.RoleRevoked", Path("people", id));
    }
}
