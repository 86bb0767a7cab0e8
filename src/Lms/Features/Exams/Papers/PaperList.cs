using Lms.Data;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Papers;

/// <param name="Opens">When the first of its sittings opens.</param>
public sealed record PaperLine(
    Guid Id, string Title, string Programme, DateTimeOffset CreatedAt, DateTimeOffset? FixedAt, int Questions, int InReserve, decimal Points,
    int Sittings, DateTimeOffset? Opens, bool IsBroken);

public sealed record PaperList(IReadOnlyList<PaperLine> Lines, DateTimeOffset Now, int Page, int Total, bool MayMake)
{
    public const int Size = 25;

    public static async Task<PaperList> Read(LmsDbContext db, Guid centreId, int page, DateTimeOffset now, bool mayMake, CancellationToken stop)
    {
        var papers = db.Papers.AsNoTracking().Where(paper => paper.CentreId == centreId);
        page = Math.Max(page, 1);
        var lines = await papers
            .OrderByDescending(paper => paper.CreatedAt).ThenBy(paper => paper.Id)
            .Skip((page - 1) * Size).Take(Size)
            .Select(paper => new PaperLine(
                paper.Id,
                paper.Title,
                db.Programmes.First(programme => programme.CentreId == centreId && programme.Id == paper.ProgrammeId).Name,
                paper.CreatedAt,
                paper.FixedAt,
                paper.Questions.Count(asked => asked.Form == ExamForm.Official),
                paper.Questions.Count(asked => asked.Form == ExamForm.Reserve),
                paper.Questions.Where(asked => asked.Form == ExamForm.Official).Sum(asked => asked.Question.Points),
                db.Sittings.Count(sitting => sitting.CentreId == centreId && sitting.ExamPaperId == paper.Id),
                db.Sittings.Where(sitting => sitting.CentreId == centreId && sitting.ExamPaperId == paper.Id).Min(sitting => (DateTimeOffset?)sitting.Opens),
                db.PaperOpenings.Any(opening => opening.CentreId == centreId && opening.ExamPaperId == paper.Id && opening.BrokeSeal)))
            .ToListAsync(stop);
        return new PaperList(lines, now, page, await papers.CountAsync(stop), mayMake);
    }
}
