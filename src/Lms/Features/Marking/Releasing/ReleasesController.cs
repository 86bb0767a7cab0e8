using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Features.Marking.Releasing;

/// <summary>
/// Consents to opening the masks of a marked sitting. The last consent that the policy asks for releases it: at once, or when
/// the moment comes that was agreed on.
/// </summary>
[Route("c/{centre}/sittings/{id:guid}/releases")]
public sealed class ReleasesController(LmsDbContext db, ReleaseDesk desk, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken stop)
    {
        var sitting = await db.SittingKnownTo(Me, id, stop);
        return sitting is null ? NotFound()
            : !await May(ReleaseSitting.Policy, sitting) ? Forbid()
            : View(await Page(sitting, new ReleaseForm(), stop));
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, ReleaseForm form, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(CentreId, id, stop);
        var sitting = await db.SittingKnownTo(Me, id, stop);
        if (sitting is null)
        {
            return NotFound();
        }

        if (!await May(ReleaseSitting.Policy, sitting))
        {
            return Forbid();
        }

        return ModelState.IsValid && await Consent(sitting, form, stop) is { } released
            ? await Kept(sitting, released, change, stop)
            : await Refused(sitting, form, stop);
    }

    /// <summary>Null where a rule forbids it.</summary>
    private async Task<bool?> Consent(ExamSitting sitting, ReleaseForm form, CancellationToken stop)
    {
        try
        {
            return await desk.Consent(sitting, Me.PersonId, form.NotBefore, $"{Request.Scheme}://{Request.Host}", stop);
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(broken.Key.Contains("Moment", StringComparison.Ordinal) ? nameof(form.NotBefore) : "", Text.Of(broken));
            return null;
        }
    }

    private async Task<IActionResult> Kept(ExamSitting sitting, bool released, IDbContextTransaction change, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        var seesTo = await May(OverseeMarking.Policy, sitting);
        return released
            ? Done("Marking.ReleasedSitting", Path("sittings", sitting.Id, seesTo ? "marking" : "results"))
            : Done("Marking.ReleaseConsented", Path("sittings", sitting.Id, "releases", "new"));
    }

    private async Task<IActionResult> Refused(ExamSitting sitting, ReleaseForm form, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", await Page(sitting, form, stop));
    }

    private async Task<ReleasePage> Page(ExamSitting sitting, ReleaseForm form, CancellationToken stop)
    {
        var consents = await desk.Consents(sitting, stop);
        var people = consents.Standing.Select(consent => consent.PersonId).ToList();
        var names = people.Count == 0 ? [] : await db.People.Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, stop);
        return new ReleasePage(
            sitting, await db.ScriptsOf(sitting).CountAsync(stop), await db.UnsettledScriptsOf(sitting).CountAsync(stop),
            consents, names, Me.PersonId, clock.GetUtcNow(), form);
    }
}
