using Lms.Web;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Organisation;

/// <summary>What the centre has written down of the one who asks.</summary>
[Route("c/{centre}/profile")]
public sealed class ProfilesController(PersonQuery people) : CentreController
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken stop)
    {
        if (await people.Find(CentreId, Me.PersonId, stop) is not { } page)
        {
            return NotFound();
        }

        page.Results = await people.Results(CentreId, Me.PersonId, stop);
        page.Corrections = await people.CorrectionsOf(CentreId, Me.PersonId, stop);
        return View(page);
    }
}
