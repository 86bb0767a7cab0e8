using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Papers;

/// <summary>Opens a form of a paper that is under seal no more: whoever reads it is on record first.</summary>
[Allow(Role.AcademicOffice, Role.Director, Role.DeputyDirector)]
[Route("c/{centre}/papers/{paperId:guid}/openings")]
public sealed class OpeningsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid paperId, ExamForm form, CancellationToken stop)
    {
        await using var change = await db.HoldPaper(CentreId, paperId, stop);
        var paper = await db.Papers.Include(known => known.Questions).InCentre(CentreId, paperId, stop);
        if (paper is null)
        {
            return NotFound();
        }

        var standing = await PaperStanding.Read(db, paper, Me.PersonId, stop);
        if (standing.AmCandidate)
        {
            return Forbid();
        }

        if (!standing.HasOpened(Me.PersonId, form))
        {
            var now = clock.GetUtcNow();
            db.PaperOpenings.Add(paper.Open(form, standing.Sittings, standing.Openings, Me.PersonId, now));
            db.Record(CentreId, Me.PersonId, "ExamPaper.Opened", paperId, now, $"{form}");
            await db.SaveChangesAsync(stop);
            await change.CommitAsync(stop);
        }

        return LocalRedirect($"{Path("papers", paperId)}#{form}");
    }
}
