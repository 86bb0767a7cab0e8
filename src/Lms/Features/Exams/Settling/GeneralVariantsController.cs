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
public sealed class GeneralVariantsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sittingId, Guid[]? person, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(CentreId, sittingId, stop);
        var chosen = (person ?? []).Distinct().ToList();
        var sitting = await db.Sittings
            .Include(known => known.Candidates.Where(candidate => chosen.Contains(candidate.PersonId)))
            .SingleOrDefaultAsync(known => known.CentreId == CentreId && known.Id == sittingId, stop);
        if (sitting is null || sitting.Candidates.Count < chosen.Count)
        {
            return NotFound();
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
        return Done("Exams.GeneralGranted", Path("sittings", sittingId, "blocked"), chosen.Count);
    }
}
