namespace Lms.Domain.Exams;

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
