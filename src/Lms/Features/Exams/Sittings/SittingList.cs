using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Sittings;

public sealed record SittingLine(
    Guid Id, string Title, string Class, SittingKind Kind, DateTimeOffset Opens, DateTimeOffset Closes, DateTimeOffset? SealedAt,
    DateTimeOffset? ReleasedAt, int Candidates, int HandedIn, FollowUpReason? For)
{
    /// <summary>Candidates about whom something is to be settled; told to those who run sittings.</summary>
    public int Blocked { get; init; }

    public SittingState State(DateTimeOffset now) => SittingStates.Of(Opens, Closes, SealedAt, ReleasedAt, now);
}

public sealed record SittingList(IReadOnlyList<SittingLine> Lines, int Page, int Total, bool MayMake)
{
    public const int Size = 25;

    public static async Task<SittingList> Read(LmsDbContext db, CurrentUser me, DateTimeOffset now, int page, CancellationToken stop)
    {
        page = Math.Max(page, 1);
        var sittings = db.Sittings.AsNoTracking().VisibleTo(me);
        var lines = await sittings
            .OrderByDescending(sitting => sitting.Opens).ThenBy(sitting => sitting.Id)
            .Skip((page - 1) * Size).Take(Size)
            .Select(sitting => new SittingLine(
                sitting.Id,
                sitting.Title,
                db.Classes.First(known => known.CentreId == sitting.CentreId && known.Id == sitting.ClassId).Name,
                sitting.Kind,
                sitting.Opens,
                sitting.Closes,
                sitting.SealedAt,
                sitting.ReleasedAt,
                sitting.Candidates.Count,
                db.Attempts.Count(attempt =>
                    attempt.CentreId == sitting.CentreId && attempt.ExamSittingId == sitting.Id && attempt.HandedInAt != null),
                sitting.Candidates.Min(candidate => candidate.CameFor)))
            .ToListAsync(stop);
        if (me.IsAnyOf(SittingScopes.Overseers))
        {
            lines = await WithBlocked(db, me.CentreId, lines, now, stop);
        }

        return new SittingList(lines, page, await sittings.CountAsync(stop), me.Is(Role.AcademicOffice));
    }

    private static async Task<List<SittingLine>> WithBlocked(
        LmsDbContext db, Guid centreId, List<SittingLine> lines, DateTimeOffset now, CancellationToken stop)
    {
        var shown = lines.ConvertAll(line => line.Id);
        var blocked = await db.BlockedCandidates(centreId, now).Where(one => shown.Contains(one.SittingId))
            .GroupBy(one => one.SittingId).Select(sitting => new { sitting.Key, Count = sitting.Count() })
            .ToDictionaryAsync(sitting => sitting.Key, sitting => sitting.Count, stop);
        return lines.ConvertAll(line => line with { Blocked = blocked.GetValueOrDefault(line.Id) });
    }
}
