namespace Lms.Domain.Exams;

/// <summary>
/// More time for one candidate for reasons of their own, recorded by the office before the day. It is given when the attempt
/// starts; why is the office's to know, nobody else's.
/// </summary>
public sealed class Accommodation : ICentreOwned
{
    public const int MostPercent = 100;

    /// <summary>Minutes beyond which a share of the time says nothing sensible: a thu hoạch is written over days.</summary>
    private static readonly TimeSpan LongestForPercent = TimeSpan.FromMinutes(600);

    private Accommodation()
    {
    }

    internal Accommodation(ExamSitting sitting, Guid personId, int? percent, int? minutes, ConductAct act)
    {
        CentreId = sitting.CentreId;
        Id = Guid.CreateVersion7();
        ExamSittingId = sitting.Id;
        PersonId = personId;
        RequireOne(percent, minutes);
        Percent = percent;
        Minutes = minutes;
        Reason = act.Reason;
        RecordedBy = act.Actor;
        RecordedAt = act.Now;
        if (percent is not null && TimeOf(sitting) > LongestForPercent)
        {
            throw new RuleBrokenException("Accommodation.PercentOfDays");
        }
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>1 to 100, of the time everybody has; null when minutes are given.</summary>
    public int? Percent { get; private set; }

    public int? Minutes { get; private set; }

    public string Reason { get; private set; } = "";

    public Guid RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid? WithdrawnBy { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>A share of a minute counts as a whole one.</summary>
    public TimeSpan Extra(ExamSitting sitting) => TimeSpan.FromMinutes(
        Minutes ?? (int)Math.Ceiling(TimeOf(sitting).TotalMinutes * Percent!.Value / 100));

    internal void Withdraw(Guid actor, DateTimeOffset now)
    {
        WithdrawnBy ??= actor;
        WithdrawnAt ??= now;
    }

    private static TimeSpan TimeOf(ExamSitting sitting) =>
        sitting.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : sitting.Closes - sitting.Opens;

    private static void RequireOne(int? percent, int? minutes)
    {
        if ((percent is null) == (minutes is null) || percent is < 1 or > MostPercent || minutes is < 1 or > TimeExtension.MostMinutes)
        {
            throw new RuleBrokenException("Accommodation.OneOfTwo", MostPercent, TimeExtension.MostMinutes);
        }
    }
}
