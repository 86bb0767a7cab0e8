namespace Lms.Domain.Exams;

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
