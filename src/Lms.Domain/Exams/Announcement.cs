namespace Lms.Domain.Exams;

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
