using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Settling;

/// <summary>Lets candidates whom no variant fits write the general wording: all who were ticked, or none.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/sittings/{sittingId:guid}/general-variants")]
public sealed class GeneralVariantsController(LmsDbContext db, BlockedPages pages, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sittingId, Guid[]? person, CancellationToken stop)
    {
        List<Guid> chosen = [.. (person ?? []).Distinct()];
        try
        {
            return await Grant(sittingId, chosen, stop) ? Done("Exams.GeneralGranted", Path("sittings", sittingId, "blocked"), chosen.Count) : NotFound();
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", Text.Of(broken));
        }

        return await List(sittingId, stop);
    }

    private async Task<bool> Grant(Guid sittingId, List<Guid> chosen, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(CentreId, sittingId, stop);
        var sitting = await db.Sittings
            .Include(known => known.Candidates.Where(candidate => chosen.Contains(candidate.PersonId)))
            .SingleOrDefaultAsync(known => known.CentreId == CentreId && known.Id == sittingId, stop);
        if (sitting is null || sitting.Candidates.Count < chosen.Count)
        {
            return false;
        }

        if (chosen.Count == 0)
        {
            throw new RuleBrokenException("ExamSitting.NobodyTicked");
        }

        var paper = await db.Papers.AsNoTrackingWithIdentityResolution().WithQuestions().InCentre(CentreId, sitting.ExamPaperId, stop);
        paper!.RequireGeneralWording(sitting.Form);
        var now = clock.GetUtcNow();
        foreach (var one in chosen)
        {
            sitting.GrantGeneralVariant(one, Me.PersonId, now);
            db.Record(CentreId, Me.PersonId, "ExamSitting.GeneralVariantGranted", sittingId, now, $"{one}");
        }

        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return true;
    }

    /// <summary>The list again, with why nothing was done.</summary>
    private async Task<IActionResult> List(Guid sittingId, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(
            "~/Features/Exams/Settling/Views/Blocked/Index.cshtml",
            await pages.Read(Me, (await pages.Find(Me, sittingId, stop))!, only: null, allTicked: false, stop));
    }
}
