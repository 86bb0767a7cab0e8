namespace Lms.Domain.Exams;

/// <summary>Where a sitting stands between its making and its release.</summary>
public enum SittingState
{
    Coming = 1,
    Open,
    Closed,
    Sealed,
    Released,
}

public static class SittingStates
{
    public static SittingState Of(
        DateTimeOffset opens, DateTimeOffset closes, DateTimeOffset? sealedAt, DateTimeOffset? releasedAt, DateTimeOffset now) =>
        releasedAt is not null ? SittingState.Released
        : sealedAt is not null ? SittingState.Sealed
        : now < opens ? SittingState.Coming
        : now < closes ? SittingState.Open
        : SittingState.Closed;
}
