namespace Lms.Domain.Media;

/// <summary>
/// What a trainee has watched of a film in a class session, and until when their time is spent. Seconds are counted only as
/// far as time has passed for them: no film is filled faster than it plays at the highest speed, whatever is claimed, by however many
/// windows or devices at once. All of them spend the same time. A second that is known already costs nothing, so a report may
/// come twice.
/// </summary>
public sealed class FilmWatch : ICentreOwned
{
    /// <summary>The highest speed that the player offers, in seconds of the film for each that passes.</summary>
    public const int FastestPlayback = 2;

    /// <summary>
    /// Seconds of the film that may be counted before their time has quite passed: a clock at the device that runs ahead, a second
    /// that is counted whole. They are lent, not given: the next report has as many fewer.
    /// </summary>
    public const int Lent = 5;

    private FilmWatch()
    {
    }

    /// <param name="length">Of the film, in whole seconds.</param>
    /// <param name="now">The player is opened.</param>
    public FilmWatch(Guid centreId, Guid sessionId, Guid materialId, Guid personId, int length, DateTimeOffset now)
    {
        CentreId = centreId;
        ClassSessionId = sessionId;
        MaterialId = materialId;
        PersonId = personId;
        Length = length;
        SpentUntil = ToldAt = now;
    }

    public Guid CentreId { get; private set; }

    public Guid ClassSessionId { get; private set; }

    /// <summary>Of the lesson plan that the session is taught from.</summary>
    public Guid MaterialId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>As <see cref="WatchedSpans.Read"/> reads them.</summary>
    public int[] Bounds { get; private set; } = [];

    /// <summary>How many seconds of the film were watched.</summary>
    public int Seconds { get; private set; }

    /// <summary>Of the film, in whole seconds, when it was last told.</summary>
    public int Length { get; private set; }

    /// <summary>Where it was left, in seconds from the beginning.</summary>
    public int Position { get; private set; }

    /// <summary>Time before this has been counted for seconds of the film, or passed while no player was open.</summary>
    public DateTimeOffset SpentUntil { get; private set; }

    /// <summary>When the trainee was last at it.</summary>
    public DateTimeOffset ToldAt { get; private set; }

    public WatchedSpans Watched => WatchedSpans.Read(Bounds);

    /// <summary>As it was stored, for the next report to be counted.</summary>
    public static FilmWatch Stored(Guid centreId, Guid sessionId, Guid materialId, Guid personId, int[] bounds, DateTimeOffset spentUntil, int position = 0) =>
        new(centreId, sessionId, materialId, personId, length: 0, spentUntil) { Bounds = bounds, Seconds = WatchedSpans.Read(bounds).Seconds, Position = position };

    /// <summary>How long a film is in whole seconds, 1 at least: the last one counts when half of it is there.</summary>
    public static int WholeSeconds(double seconds) => (int)Math.Clamp(Math.Round(seconds), 1, int.MaxValue);

    /// <summary>A whole percent is reached only when it is: 79.9 is 79.</summary>
    public static int Percent(int seconds, int length) => length <= 0 ? 0 : (int)(100L * Math.Min(seconds, length) / length);

    /// <summary>
    /// Counts what a player reports, as far as time has passed since it was opened and is not spent already.
    /// </summary>
    /// <param name="now">By the server's clock. Should it have gone back, nothing is counted until it moves on.</param>
    /// <returns>Of the seconds claimed, those that are counted, now or before.</returns>
    public WatchedSpans Count(WatchReport report, DateTimeOffset now)
    {
        var claimed = WatchedSpans.Of(report.Claimed, report.Length);
        var before = Watched;
        var fresh = claimed.Without(before);

        // Never further ahead than what is lent: a clock that was wrong by an hour costs nobody an hour.
        var spent = Earlier(Later(SpentUntil, report.OpenedAt), now + (TimeSpan.FromSeconds(Lent) / FastestPlayback));
        var most = ((now - spent).TotalSeconds * FastestPlayback) + Lent;
        var counted = fresh.First((int)Math.Clamp(most, 0, report.Length));
        var watched = before.With(counted);

        (Length, Position, ToldAt) = (report.Length, Math.Clamp(report.Position, 0, report.Length), now);
        (Bounds, Seconds) = (watched.Bounds(), watched.Seconds);
        SpentUntil = spent + (TimeSpan.FromSeconds(counted.Seconds) / FastestPlayback);
        return claimed.Without(fresh.Without(counted));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>What a player says was watched.</summary>
/// <param name="Claimed">In any order, the same second any number of times.</param>
/// <param name="Position">Where the film stands, in seconds from the beginning.</param>
/// <param name="Length">Of the film, in whole seconds, as it is known here.</param>
/// <param name="OpenedAt">When that player was opened: what passed before was not spent watching in it.</param>
public sealed record WatchReport(IReadOnlyList<WatchedSpan> Claimed, int Position, int Length, DateTimeOffset OpenedAt)
{
    /// <summary>Stretches that one report may have.</summary>
    public const int MostSpans = 200;
}
