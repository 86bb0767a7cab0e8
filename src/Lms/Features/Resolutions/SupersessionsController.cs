using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Lessons;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Resolutions;

/// <summary>A resolution holds no more: whatever cites it is out of date from then on.</summary>
[Allow(Role.Director, Role.DeputyDirector, Role.AcademicOffice)]
[Route("c/{centre}/resolutions/{id:guid}/supersessions")]
public sealed class SupersessionsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, [Bind(Prefix = "Form")] SupersessionForm form, uint version, CancellationToken stop)
    {
        if (await Find(id, stop) is not { } one)
        {
            return NotFound();
        }

        var by = string.IsNullOrWhiteSpace(form.By) ? null
            : await db.Resolutions.SingleOrDefaultAsync(other => other.CentreId == CentreId && other.Number == form.By.Trim(), stop);
        if (by is null && !string.IsNullOrWhiteSpace(form.By))
        {
            Refuse("Form.By", "Resolutions.NumberUnknown", form.By.Trim());
        }

        return ModelState.IsValid && Obeys(() => one.Supersede(form.On!.Value, by), "Form.On")
            ? await Save(one, version, "Resolution.Superseded", "Resolutions.Superseded", stop)
            : View("Resolution", (await ResolutionPages.Open(db, Me, id, clock.Today(), stop))! with { Form = form });
    }

    /// <summary>It was a mistake.</summary>
    [HttpPost("removals")]
    public async Task<IActionResult> Remove(Guid id, uint version, CancellationToken stop)
    {
        if (await Find(id, stop) is not { } one)
        {
            return NotFound();
        }

        one.Reinstate();
        return await Save(one, version, "Resolution.Reinstated", "Resolutions.Reinstated", stop);
    }

    private Task<Resolution?> Find(Guid id, CancellationToken stop) =>
        db.Resolutions.SingleOrDefaultAsync(one => one.CentreId == CentreId && one.Id == id, stop);

    private async Task<IActionResult> Save(Resolution one, uint version, string act, string done, CancellationToken stop)
    {
        db.Entry(one).Property<uint>("Version").OriginalValue = version;
        db.Record(CentreId, Me.PersonId, act, one.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(stop);
        return Done(done, Path("resolutions", one.Id));
    }
}
