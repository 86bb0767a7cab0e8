using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.FollowUps;

public sealed record FollowUpRow(FollowUpProposal Proposal, int Number, string FullName, string Code, bool IsPostponed, bool IsAbsent, decimal? Mark);

/// <summary>Everybody whom a sitting left without a pass.</summary>
public sealed record FollowUpList(Guid SittingId, string Title, Guid PaperId, IReadOnlyList<FollowUpRow> Rows)
{
    public static readonly FollowUpList Nobody = new(Guid.Empty, "", Guid.Empty, []);

    public IEnumerable<FollowUpRow> Free => Rows.Where(row => row.Proposal.WhyNot is null);
}

/// <summary>Finds out for whom a sitting may be followed by another.</summary>
public sealed class FollowUpDesk(LmsDbContext db)
{
    public Task<ExamSitting?> Find(Guid centreId, Guid sittingId, CancellationToken stop) =>
        db.Sittings.AsNoTracking().SingleOrDefaultAsync(sitting => sitting.CentreId == centreId && sitting.Id == sittingId, stop);

    /// <param name="before">The sitting that is over.</param>
    /// <param name="policies">Of the day the follow-up opens.</param>
    public async Task<FollowUpList> Read(ExamSitting before, PolicyBook policies, CancellationToken stop)
    {
        var passFrom = before.ReleasedAt is null ? (decimal?)null : (await db.PoliciesOf(before, stop)).PassMark;
        var points = await db.QuestionsOf(before).SumAsync(asked => asked.Question.Points, stop);
        var rules = policies.Resits;
        var exam = db.Sittings.Where(sitting => sitting.CentreId == before.CentreId && sitting.FirstId == before.FirstId);
        var rows = await (
            from candidate in db.Candidates.AsNoTracking()
            where candidate.CentreId == before.CentreId && candidate.ExamSittingId == before.Id
            join person in db.People on candidate.PersonId equals person.Id
            from result in db.LastResults().Where(one => one.CentreId == before.CentreId && one.ExamSittingId == before.Id && one.PersonId == person.Id).DefaultIfEmpty()
            orderby candidate.Number
            select new
            {
                Candidate = candidate,
                person.FullName,
                person.Code,
                Mark = result == null ? (decimal?)null : result.Mark,
                Resits = exam.Count(sitting => sitting.Candidates.Any(one =>
                    one.PersonId == person.Id && one.CameFor == FollowUpReason.Resit && one.PostponedAt == null)),
                SitsLater = exam.Any(sitting => sitting.Id != before.Id && sitting.Opens >= before.Opens
                    && sitting.Candidates.Any(one => one.PersonId == person.Id && one.PostponedAt == null)),
            }).ToListAsync(stop);
        return new FollowUpList(before.Id, before.Title, before.ExamPaperId, [.. rows
            .Select(row => (Row: row, Proposal: FollowUpProposal.For(
                new CameOut(
                    row.Candidate.PersonId, row.Candidate.IsPostponed, row.Candidate.IsAbsent, passFrom is null || row.Mark is not { } mark ? null : PolicyBook.OutOfTen(mark, points) >= passFrom,
                    row.Candidate.CameFor, row.Resits, row.SitsLater),
                rules)))
            .Where(one => one.Proposal is not null)
            .Select(one => new FollowUpRow(
                one.Proposal!, one.Row.Candidate.Number, one.Row.FullName, one.Row.Code, one.Row.Candidate.IsPostponed, one.Row.Candidate.IsAbsent, one.Row.Mark))]);
    }

    /// <summary>Another paper of the same programme, the newest; null when there is none.</summary>
    public Task<Guid?> OtherPaper(ExamSitting before, CancellationToken stop) => db.Papers
        .Where(paper => paper.CentreId == before.CentreId && paper.Id != before.ExamPaperId
            && db.Papers.Any(used => used.CentreId == paper.CentreId && used.Id == before.ExamPaperId && used.ProgrammeId == paper.ProgrammeId))
        .OrderByDescending(paper => paper.CreatedAt).ThenBy(paper => paper.Id)
        .Select(paper => (Guid?)paper.Id)
        .FirstOrDefaultAsync(stop);
}
