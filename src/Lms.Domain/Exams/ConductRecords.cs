namespace Lms.Domain.Exams;

/// <summary>Who does something at a sitting, when, and why: every act of conduct is written down with these.</summary>
public sealed record ConductAct(Guid Actor, DateTimeOffset Now, string Reason)
{
    public const int ReasonLength = 500;

    public string Reason { get; } = Reason.Trim().Length is > 0 and <= ReasonLength
        ? Reason.Trim()
        : throw new RuleBrokenException("Conduct.ReasonRequired", ReasonLength);
}

/// <summary>Extra time, to one candidate or to all. Never changed: more time is another row.</summary>
public sealed class TimeExtension : ICentreOwned
{
    /// <summary>Whole minutes at a time; more is another sitting.</summary>
    public const int MostMinutes = 180;

    private TimeExtension()
    {
    }

    internal TimeExtension(ExamSitting sitting, Guid? personId, int minutes, ConductAct act)
    {
        CentreId = sitting.CentreId;
        Id = Guid.CreateVersion7();
        ExamSittingId = sitting.Id;
        PersonId = personId;
        Minutes = minutes;
        Reason = act.Reason;
        GivenBy = act.Actor;
        GivenAt = act.Now;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamSittingId { get; private set; }

    /// <summary>Null: everybody who was writing, and the close with them.</summary>
    public Guid? PersonId { get; private set; }

    public int Minutes { get; private set; }

    public string Reason { get; private set; } = "";

    public Guid GivenBy { get; private set; }

    public DateTimeOffset GivenAt { get; private set; }
}

/// <summary>A time in which the clocks of all candidates stood still, as when the power is cut.</summary>
public sealed class SittingPause : ICentreOwned
{
    private SittingPause()
    {
    }

    internal SittingPause(ExamSitting sitting, ConductAct act)
    {
        CentreId = sitting.CentreId;
        Id = Guid.CreateVersion7();
        ExamSittingId = sitting.Id;
        Reason = act.Reason;
        PausedBy = act.Actor;
        PausedAt = act.Now;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public string Reason { get; private set; } = "";

    public Guid PausedBy { get; private set; }

    public DateTimeOffset PausedAt { get; private set; }

    public Guid? EndedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    internal void End(Guid actor, DateTimeOffset now)
    {
        EndedBy = actor;
        EndedAt = now;
    }
}

/// <summary>A close that was moved, earlier or later.</summary>
public sealed class CloseChange : ICentreOwned
{
    private CloseChange()
    {
    }

    internal CloseChange(ExamSitting sitting, DateTimeOffset before, ConductAct act)
    {
        CentreId = sitting.CentreId;
        Id = Guid.CreateVersion7();
        ExamSittingId = sitting.Id;
        Before = before;
        After = sitting.Closes;
        Reason = act.Reason;
        ChangedBy = act.Actor;
        ChangedAt = act.Now;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public DateTimeOffset Before { get; private set; }

    public DateTimeOffset After { get; private set; }

    public string Reason { get; private set; } = "";

    public Guid ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }
}

/// <summary>Something said to everybody who writes: plain text.</summary>
public sealed class Announcement : ICentreOwned
{
    private Announcement()
    {
    }

    internal Announcement(ExamSitting sitting, ConductAct act)
    {
        CentreId = sitting.CentreId;
        Id = Guid.CreateVersion7();
        ExamSittingId = sitting.Id;
        Text = act.Reason;
        SaidBy = act.Actor;
        SaidAt = act.Now;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public string Text { get; private set; } = "";

    public Guid SaidBy { get; private set; }

    public DateTimeOffset SaidAt { get; private set; }
}
