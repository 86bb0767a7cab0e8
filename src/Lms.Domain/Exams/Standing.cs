namespace Lms.Domain.Exams;

/// <summary>How a candidate stands while a sitting runs, as an invigilator sees it across the room.</summary>
public enum Standing
{
    NotStarted = 1,
    Writing,

    /// <summary>There, but nothing was saved for a while.</summary>
    Silent,

    /// <summary>The page gives no sign.</summary>
    Offline,
    HandedIn,
    OutOfTime,
    Suspended,
    Absent,

    /// <summary>Excused, to sit another time.</summary>
    Postponed,
}

/// <summary>What a candidate's standing is told by.</summary>
public sealed record StandingSigns(
    DateTimeOffset? StartedAt, DateTimeOffset? AcceptsUntil, DateTimeOffset? HandedInAt, bool IsSuspended, bool IsAbsent,
    DateTimeOffset? SavedAt, DateTimeOffset? SeenAt, bool IsPostponed = false)
{
    /// <summary>Longer than a thought, shorter than a page.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(5);

    /// <summary>Three signs missed: an open page gives one every quarter of a minute.</summary>
    public static readonly TimeSpan OfflineAfter = TimeSpan.FromSeconds(45);

    /// <summary>The last save, or the start: since then nothing was written.</summary>
    public DateTimeOffset? WroteAt => SavedAt ?? StartedAt;

    public Standing At(DateTimeOffset closes, DateTimeOffset now) =>
        IsPostponed ? Standing.Postponed
        : IsSuspended ? Standing.Suspended
        : HandedInAt is not null ? Standing.HandedIn
        : StartedAt is null ? IsAbsent || now >= closes ? Standing.Absent : Standing.NotStarted
        : now > AcceptsUntil ? Standing.OutOfTime
        : now - Latest(WroteAt!.Value, SeenAt) > OfflineAfter ? Standing.Offline
        : now - WroteAt > SilentAfter ? Standing.Silent
        : Standing.Writing;

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;
}
