using Lms.Data;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams;

public sealed record PaperLine(
    Guid Id, string Title, string Programme, DateTimeOffset CreatedAt, DateTimeOffset? FixedAt, int Questions, decimal Points, int Sittings);

public sealed record PaperList(IReadOnlyList<PaperLine> Lines, int Page, int Total)
{
    public const int Size = 25;

    public static async Task<PaperList> Read(LmsDbContext db, Guid centreId, int page, CancellationToken stop)
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
                paper.Questions.Count,
                paper.Questions.Sum(question => question.Points),
                db.Sittings.Count(sitting => sitting.CentreId == centreId && sitting.ExamPaperId == paper.Id)))
            .ToListAsync(stop);
        return new PaperList(lines, page, await papers.CountAsync(stop));
    }
}

/// <summary>A paper to be read, and edited while no sitting uses it.</summary>
public sealed record PaperPage(ExamPaper Paper, string Programme, IReadOnlyDictionary<string, string> TagNames)
{
    public bool IsFixed => Paper.FixedAt is not null;

    public IEnumerable<Question> Questions => Paper.Questions.OrderBy(question => question.Number);

    public static async Task<PaperPage?> Read(LmsDbContext db, Guid centreId, Guid id, CancellationToken stop)
    {
        var paper = await db.Papers.AsNoTrackingWithIdentityResolution().AsSplitQuery()
            .Include(p => p.Questions).ThenInclude(question => question.Variants)
            .Include(p => p.Questions).ThenInclude(question => question.Scheme)
            .InCentre(centreId, id, stop);
        if (paper is null)
        {
            return null;
        }

        var programme = await db.Programmes
            .Where(p => p.CentreId == centreId && p.Id == paper.ProgrammeId).Select(p => p.Name).SingleAsync(stop);
        return new PaperPage(paper, programme, await DutyTags.NamesOf(db, centreId, stop));
    }
}
