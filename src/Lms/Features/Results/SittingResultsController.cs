using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Results;

/// <summary>All results of a released sitting, with names: for the office and the leaders, on screen and on paper.</summary>
[Route("c/{centre}/sittings/{id:guid}/results")]
public sealed class SittingResultsController(LmsDbContext db) : CentreController
{
    [HttpGet]
    public Task<IActionResult> Index(Guid id, CancellationToken stop) => Draw(id, "Index", stop);

    [HttpGet("document")]
    public Task<IActionResult> Document(Guid id, CancellationToken stop) => Draw(id, "Document", stop);

    private async Task<IActionResult> Draw(Guid id, string view, CancellationToken stop)
    {
        var sitting = await db.SittingsKnownTo(Me).Where(sitting => sitting.Id == id)
            .Select(sitting => new SittingHeading
            {
                Id = sitting.Id,
                Title = sitting.Title,
                ClassName = db.Classes.Single(made => made.CentreId == sitting.CentreId && made.Id == sitting.ClassId).Name,
                FirstId = sitting.FirstId,
                WrittenOn = sitting.Opens,
                ReleasedAt = sitting.ReleasedAt,
            })
            .SingleOrDefaultAsync(stop);
        if (sitting is null)
        {
            return NotFound();
        }

        if (!Me.IsAnyOf(Role.Director, Role.DeputyDirector, Role.AcademicOffice))
        {
            return Forbid();
        }

        return sitting.ReleasedAt is null
            ? NotFound()
            : View(view, new SittingResultsPage(
                sitting, await Rows(id, SchoolTime.Day(sitting.WrittenOn)).ToListAsync(stop), await PinnedBands.Of(db, CentreId, [id], stop),
                await Counting(sitting, stop)));
    }

    private async Task<IReadOnlySet<Guid>> Counting(SittingHeading here, CancellationToken stop)
    {
        return (await db.ReleasedResults(CentreId).Where(result => result.FirstId == here.FirstId).ToListAsync(stop))
            .Counting().Where(result => result.SittingId == here.Id).Select(result => result.PersonId).ToHashSet();
    }

    private IQueryable<CandidateResult> Rows(Guid sittingId, DateOnly day) =>
        from candidate in db.Candidates
        join person in db.People on candidate.PersonId equals person.Id
        join result in db.LastResults()
            on new { candidate.CentreId, candidate.ExamSittingId, candidate.PersonId }
            equals new { result.CentreId, result.ExamSittingId, result.PersonId } into results
        from result in results.DefaultIfEmpty()
        where candidate.CentreId == CentreId && candidate.ExamSittingId == sittingId
        orderby person.GivenName, person.FamilyName, person.Id
        select new CandidateResult
        {
            PersonId = candidate.PersonId,
            Number = candidate.Number,
            CameFor = candidate.CameFor,
            IsPostponed = candidate.PostponedAt != null,
            Code = person.Code,
            FamilyName = person.FamilyName,
            GivenName = person.GivenName,
            Unit = db.HomeUnits(CentreId, day).Where(unit => unit.PersonId == candidate.PersonId).Select(unit => unit.Name).FirstOrDefault(),
            Mark = result == null ? null : result.Mark,
            Classification = result == null ? null : result.Classification,
            Earned = result == null ? null : result.Earned,
            Discipline = result == null ? null : result.Discipline,
            DeductedPercent = result == null ? null : result.DeductedPercent,
            Former = result == null ? null : db.Results.Where(former => former.CentreId == result.CentreId && former.ExamSittingId == result.ExamSittingId
                && former.PersonId == result.PersonId && former.Edition == result.Edition - 1).Select(former => (decimal?)former.Mark).FirstOrDefault(),
        };
}
