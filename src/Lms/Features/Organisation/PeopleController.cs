using Lms.Access;
using Lms.Data;
using Lms.Data.Register;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Organisation;

/// <summary>The people of a centre: found, seen, corrected.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector, Role.Administrator)]
[Route("c/{centre}/people")]
public sealed class PeopleController(LmsDbContext db, PeopleSearch search, PersonQuery people, TimeProvider clock) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Index(PeopleFilter filter, CancellationToken stop)
    {
        // As typed, the list alone comes back, and the address follows it.
        var typing = Request.Headers["HX-Request-Type"] == "partial";
        var page = await PeoplePage.Load(db, search, CentreId, filter, whole: !typing, clock.GetUtcNow(), stop);
        if (!typing)
        {
            return View(page);
        }

        Response.Headers["HX-Replace-Url"] = Path("people") + page.Query;
        ViewData["Alone"] = true;
        return PartialView("_Found", page);
    }

    /// <param name="page">Of what was done to the person.</param>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken stop, int page = 1)
    {
        if (await people.Find(CentreId, id, stop) is not { } found)
        {
            return NotFound();
        }

        found.Acts = await people.Acts(CentreId, id, page, stop);
        found.Results = Me.IsAnyOf(SittingScopes.Overseers) ? await people.Results(CentreId, id, stop) : null;
        found.MayReset = await May(ResetPassword.Policy, new ResettableAccount(id, found.ManagesHere, found.ManagesElsewhere));
        return View(found);
    }
}
