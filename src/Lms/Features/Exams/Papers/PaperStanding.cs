using Lms.Data;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Papers;

/// <summary>A sitting that uses a paper.</summary>
/// <param name="FirstStart">When the form was opened in the room: the first candidate began.</param>
public sealed record SittingUse(ExamSitting Sitting, string Class, DateTimeOffset? FirstStart, bool AmCandidate);

public sealed record OpeningLine(PaperOpening Opening, string Who, string? Sitting);

/// <summary>What decides who may read a paper in use, and what was done to its seal.</summary>
public sealed record PaperStanding(IReadOnlyList<SittingUse> Uses, IReadOnlyList<OpeningLine> Lines)
{
    public IReadOnlyList<ExamSitting> Sittings => [.. Uses.Select(use => use.Sitting)];

    public IEnumerable<PaperOpening> Openings => Lines.Select(line => line.Opening);

    /// <summary>Whoever writes the paper anywhere never reads it here.</summary>
    public bool AmCandidate => Uses.Any(use => use.AmCandidate);

    public bool HasOpened(Guid person, ExamForm form) =>
        Openings.Any(opening => opening.OpenedBy == person && opening.Form == form && !opening.BrokeSeal);

    public OpeningLine? Broken(ExamForm form) => Lines.FirstOrDefault(line => line.Opening.Form == form && line.Opening.BrokeSeal);

    public static async Task<PaperStanding> Read(LmsDbContext db, ExamPaper paper, Guid me, CancellationToken stop)
    {
        if (paper.FixedAt is null)
        {
            return new PaperStanding([], []);
        }

        var uses = await db.Sittings.AsNoTracking()
            .Where(sitting => sitting.CentreId == paper.CentreId && sitting.ExamPaperId == paper.Id)
            .OrderBy(sitting => sitting.Opens).ThenBy(sitting => sitting.Id)
            .Select(sitting => new SittingUse(
                sitting,
                db.Classes.First(known => known.CentreId == sitting.CentreId && known.Id == sitting.ClassId).Name,
                db.Attempts.Where(attempt => attempt.CentreId == sitting.CentreId && attempt.ExamSittingId == sitting.Id).Min(attempt => (DateTimeOffset?)attempt.StartedAt),
                sitting.Candidates.Any(candidate => candidate.PersonId == me)))
            .ToListAsync(stop);
        var lines = await db.PaperOpenings.AsNoTracking()
            .Where(opening => opening.CentreId == paper.CentreId && opening.ExamPaperId == paper.Id)
            .OrderBy(opening => opening.OpenedAt).ThenBy(opening => opening.Id)
            .Select(opening => new OpeningLine(
                opening,
                db.People.First(person => person.Id == opening.OpenedBy).FullName,
                db.Sittings.Where(sitting => sitting.CentreId == opening.CentreId && sitting.Id == opening.ExamSittingId).Select(sitting => sitting.Title).FirstOrDefault()))
            .ToListAsync(stop);
        return new PaperStanding(uses, lines);
    }
}
