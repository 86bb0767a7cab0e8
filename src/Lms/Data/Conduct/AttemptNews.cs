namespace Lms.Data.Conduct;

/// <summary>
/// What a trainee who writes must know at once, by the live line and by asking alike.
/// </summary>
/// <param name="Deadline">The nearest of all that bind this trainee.</param>
/// <param name="SecondsLeft">Whole seconds, never below 0; it stands still while paused.</param>
public sealed record AttemptNews(
    DateTimeOffset Deadline, long SecondsLeft, bool Paused, bool Suspended, bool HandedIn, bool Over, IReadOnlyList<SaidToAll> Announcements);

/// <summary>An announcement: plain text.</summary>
public sealed record SaidToAll(Guid Id, string Text, DateTimeOffset At);

/// <summary>The columns of an attempt that its news is told by.</summary>
public sealed record AttemptClock(
    DateTimeOffset Deadline, DateTimeOffset AcceptsUntil, DateTimeOffset? HandedInAt, DateTimeOffset? PausedAt, DateTimeOffset? SuspendedAt)
{
    public AttemptNews At(DateTimeOffset now, IReadOnlyList<SaidToAll> said) => new(
        Deadline,
        SuspendedAt is null ? (long)Math.Ceiling(Math.Max(0, (Deadline - (PausedAt ?? now)).TotalSeconds)) : 0,
        PausedAt is not null,
        SuspendedAt is not null,
        HandedInAt is not null,
        HandedInAt is not null || now > AcceptsUntil,
        said);
}
