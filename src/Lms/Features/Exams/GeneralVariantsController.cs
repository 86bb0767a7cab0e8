using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams;

/// <summary>Lets a candidate whom no variant fits write the general wording.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/sittings/{sittingId:guid}/general-variants")]
public sealed class GeneralVariantsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid sittingId, Guid person, CancellationToken stop)
    {
        await using var change = await db.HoldSitting(CentreId, sittingId, stop);
        var sitting = await db.Sittings
            .Include(known => known.Candidates.Where(candidate => candidate.PersonId == person))
            .SingleOrDefaultAsync(known => known.CentreId == CentreId && known.Id == sittingId, stop);
        if (sitting is null || sitting.Candidates.Count == 0)
        {
            return NotFound();
        }

        var paper = await db.Papers.AsNoTrackingWithIdentityResolution().WithQuestions().InCentre(CentreId, sitting.ExamPaperId, stop);
        paper!.RequireGeneralWording(sitting.Form);
        var now = clock.GetUtcNow();
        sitting.GrantGeneralVariant(person, Me.PersonId, now);
        db.Record(CentreId, Me.PersonId, "ExamSitting.GeneralVariantGranted", sittingId, now, $"{person}");
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Exams.GeneralGranted", Path("sittings", sittingId));
    }
}
