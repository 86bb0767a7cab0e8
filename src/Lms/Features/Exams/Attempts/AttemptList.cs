using Lms.Data;
using Lms.Domain.Exams;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Attempts;

/// <summary>A sitting on a trainee's own list, with what became of it so far.</summary>
public sealed record AttemptLine(
    Guid SittingId, string Title, string Class, DateTimeOffset Opens, DateTimeOffset Closes, int? Minutes, DateTimeOffset? SealedAt,
    DateTimeOffset? ReleasedAt, Guid? AttemptId, DateTimeOffset? HandedInAt, DateTimeOffset? Deadline, DateTimeOffset? AcceptsUntil)
{
    public SittingKind Kind { get; init; }

    public bool IsPostponed { get; init; }

    public FollowUpReason? CameFor { get; init; }

    public SittingState State(DateTimeOffset now) => SittingStates.Of(Opens, Closes, SealedAt, ReleasedAt, now);

    public bool IsWriting(DateTimeOffset now) => AttemptId is not null && HandedInAt is null && now <= AcceptsUntil;

    public bool MayBegin(DateTimeOffset now) => AttemptId is null && !IsPostponed && State(now) == SittingState.Open;
}

public sealed record AttemptList(IReadOnlyList<AttemptLine> Lines, DateTimeOffset Now, int Page, int Total)
{
    public const int Size = 25;

    public IEnumerable<AttemptLine> Open => Lines.Where(IsOpen).OrderBy(line => line.Closes);

    public IEnumerable<AttemptLine> Coming => Lines.Where(line => line.State(Now) == SittingState.Coming).Reverse();

    public IEnumerable<AttemptLine> Past => Lines.Where(line => !IsOpen(line) && line.State(Now) != SittingState.Coming);

    public static async Task<AttemptList> Read(LmsDbContext db, CurrentUser me, DateTimeOffset now, int page, CancellationToken stop)
    {
        page = Math.Max(page, 1);
        var sittings = db.Sittings.AsNoTracking().Where(sitting =>
            sitting.CentreId == me.CentreId && sitting.Candidates.Any(candidate => candidate.PersonId == me.PersonId));
        var lines = await (
            from sitting in sittings.OrderByDescending(sitting => sitting.Opens).ThenBy(sitting => sitting.Id)
                .Skip((page - 1) * Size).Take(Size)
            from candidate in sitting.Candidates.Where(one => one.PersonId == me.PersonId)
            from attempt in db.Attempts.Where(taken =>
                taken.CentreId == sitting.CentreId && taken.ExamSittingId == sitting.Id && taken.PersonId == me.PersonId).DefaultIfEmpty()
            orderby sitting.Opens descending, sitting.Id
            select new AttemptLine(
                sitting.Id,
                sitting.Title,
                db.Classes.First(known => known.CentreId == sitting.CentreId && known.Id == sitting.ClassId).Name,
                sitting.Opens,
                sitting.Closes,
                sitting.Minutes,
                sitting.SealedAt,
                sitting.ReleasedAt,
                (Guid?)attempt.Id,
                attempt.HandedInAt,
                (DateTimeOffset?)attempt.Deadline,
                (DateTimeOffset?)attempt.AcceptsUntil)
            {
                Kind = sitting.Kind,
                IsPostponed = candidate.PostponedAt != null,
                CameFor = candidate.CameFor,
            }).ToListAsync(stop);
        return new AttemptList(lines, now, page, await sittings.CountAsync(stop));
    }

    private bool IsOpen(AttemptLine line) => line.MayBegin(Now) || line.IsWriting(Now);
}
