using Lms.Data;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Policies;

/// <summary>A sitting that keeps to a record.</summary>
public sealed record PinnedSitting
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string Class { get; init; }

    public required DateTimeOffset Opens { get; init; }

    public required DateTimeOffset Closes { get; init; }

    public DateTimeOffset? SealedAt { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    public SittingState State(DateTimeOffset now) => SittingStates.Of(Opens, Closes, SealedAt, ReleasedAt, now);
}

internal static class PinnedSittings
{
    /// <summary>Sittings that pinned one of these records.</summary>
    public static IQueryable<PinnedSitting> Keeping(this LmsDbContext db, Guid centreId, IReadOnlyCollection<Guid> records) =>
        from sitting in db.Sittings.AsNoTracking()
        where sitting.CentreId == centreId
            && db.SittingPolicies.Any(pin => pin.CentreId == centreId && pin.ExamSittingId == sitting.Id && records.Contains(pin.PolicyRecordId))
        join one in db.Classes on new { sitting.CentreId, Id = sitting.ClassId } equals new { one.CentreId, one.Id }
        select new PinnedSitting
        {
            Id = sitting.Id,
            Title = sitting.Title,
            Class = one.Name,
            Opens = sitting.Opens,
            Closes = sitting.Closes,
            SealedAt = sitting.SealedAt,
            ReleasedAt = sitting.ReleasedAt,
        };
}
