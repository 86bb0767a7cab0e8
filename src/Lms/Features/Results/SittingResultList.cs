using Lms.Data;
using Lms.Data.Scopes;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Results;

/// <summary>The candidates of a released sitting with what each came to, by name.</summary>
public sealed class SittingResultList(LmsDbContext db)
{
    public Task<SittingResultsPage> Page(SittingHeading sitting, int page, CancellationToken stop) =>
        Read(sitting, Rows(sitting).Skip((page - 1) * SittingResultsPage.Size).Take(SittingResultsPage.Size), page, stop);

    public Task<SittingResultsPage> Whole(SittingHeading sitting, CancellationToken stop) => Read(sitting, Rows(sitting), page: 1, stop);

    private async Task<SittingResultsPage> Read(SittingHeading sitting, IQueryable<CandidateResult> shown, int page, CancellationToken stop)
    {
        var rows = await shown.ToListAsync(stop);
        return new SittingResultsPage(
            sitting, await Tally(sitting, stop), rows, await PinnedBands.Of(db, sitting.CentreId, [sitting.Id], stop),
            await Counting(sitting, [.. rows.Select(row => row.PersonId)], stop), page);
    }

    private async Task<ResultTally> Tally(SittingHeading sitting, CancellationToken stop) => new(await (
        from candidate in db.Candidates
        join result in db.LastResults()
            on new { candidate.CentreId, candidate.ExamSittingId, candidate.PersonId }
            equals new { result.CentreId, result.ExamSittingId, result.PersonId } into results
        from result in results.DefaultIfEmpty()
        where candidate.CentreId == sitting.CentreId && candidate.ExamSittingId == sitting.Id
        group candidate by new { Classification = result == null ? null : result.Classification, IsPostponed = candidate.PostponedAt != null } into alike
        select new ResultCount(alike.Key.Classification, alike.Key.IsPostponed, alike.Count())).ToListAsync(stop));

    private async Task<IReadOnlySet<Guid>> Counting(SittingHeading here, IReadOnlyCollection<Guid> people, CancellationToken stop) =>
        (await db.ReleasedResults(here.CentreId).Where(result => result.FirstId == here.FirstId && people.Contains(result.PersonId)).ToListAsync(stop))
        .Counting().Where(result => result.SittingId == here.Id).Select(result => result.PersonId).ToHashSet();

    private IQueryable<CandidateResult> Rows(SittingHeading sitting)
    {
        var day = SchoolTime.Day(sitting.WrittenOn);
        return
            from candidate in db.Candidates
            join person in db.People on candidate.PersonId equals person.Id
            join result in db.LastResults()
                on new { candidate.CentreId, candidate.ExamSittingId, candidate.PersonId }
                equals new { result.CentreId, result.ExamSittingId, result.PersonId } into results
            from result in results.DefaultIfEmpty()
            where candidate.CentreId == sitting.CentreId && candidate.ExamSittingId == sitting.Id
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
                Unit = db.HomeUnits(sitting.CentreId, day).Where(unit => unit.PersonId == candidate.PersonId).Select(unit => unit.Name).FirstOrDefault(),
                Mark = result == null ? null : result.Mark,
                Classification = result == null ? null : result.Classification,
                Earned = result == null ? null : result.Earned,
                Discipline = result == null ? null : result.Discipline,
                DeductedPercent = result == null ? null : result.DeductedPercent,
                Former = result == null ? null : db.Results.Where(former => former.CentreId == result.CentreId && former.ExamSittingId == result.ExamSittingId
                    && former.PersonId == result.PersonId && former.Edition == result.Edition - 1).Select(former => (decimal?)former.Mark).FirstOrDefault(),
            };
    }
}
