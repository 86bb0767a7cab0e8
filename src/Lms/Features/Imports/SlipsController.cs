using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Imports;

public sealed record PrintedSlip(string FullName, string Code, string? Phone, string? Unit, string Password);

public sealed record SlipsPage(Guid ImportId, IReadOnlyList<PrintedSlip> Slips);

/// <summary>First passwords for the people an import made, on slips to be cut apart. Shown once; only hashes are kept.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.Administrator)]
[Route("c/{centre}/people/imports/{id:guid}/slips")]
public sealed class SlipsController(LmsDbContext db, FirstPassword firstPassword, TimeProvider clock) : CentreController
{
    /// <param name="again">Also for those who were given a slip already and have not used it: the earlier one is void.</param>
    [HttpPost]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Create(Guid id, bool again, CancellationToken stop)
    {
        if (!await db.RosterImports.AnyAsync(one => one.CentreId == CentreId && one.Id == id && one.ConfirmedAt != null, stop))
        {
            return NotFound();
        }

        var units = db.HomeUnits(CentreId, clock.Today());
        // The units are only looked at, and would have the accounts so too.
        var waiting = await db.NewcomersOf(CentreId, id).Where(account => again || account.PasswordHash == null)
            .Join(db.People, account => account.Id, person => person.Id, (account, person) => new
            {
                account,
                person,
                Unit = units.Where(unit => unit.PersonId == person.Id).Select(unit => unit.Name).FirstOrDefault(),
            })
            .OrderBy(one => one.Unit).ThenBy(one => one.person.GivenName).ThenBy(one => one.person.FamilyName).ThenBy(one => one.person.Code)
            .AsTracking().ToListAsync(stop);
        if (waiting.Count == 0)
        {
            return Done("Imports.NoSlipsLeft", Path("people", "imports", id));
        }

        var slips = waiting.Select(one => new PrintedSlip(one.person.FullName, one.person.Code, one.person.Phone, one.Unit, firstPassword.GiveTo(one.account))).ToList();
        foreach (var one in waiting)
        {
            db.Record(CentreId, Me.PersonId, "Account.PasswordReset", one.account.Id, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(stop);
        return View("Show", new SlipsPage(id, slips));
    }
}
