namespace Lms.Domain.Exams;

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
