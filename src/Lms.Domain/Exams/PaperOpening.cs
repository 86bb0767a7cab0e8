namespace Lms.Domain.Exams;

/// <summary>
/// Somebody opened one form of a paper that sittings use: once the sitting had opened, or before, by breaking the seal.
/// Each person's first opening is on record; nothing of it changes.
/// </summary>
public sealed class PaperOpening : ICentreOwned
{
    public const int ReasonLength = 500;

    private PaperOpening()
    {
    }

    internal PaperOpening(ExamPaper paper, ExamForm form, Guid? sittingId, string reason, Guid actor, DateTimeOffset now)
    {
        CentreId = paper.CentreId;
        Id = Guid.CreateVersion7();
        ExamPaperId = paper.Id;
        Form = form;
        ExamSittingId = sittingId;
        BrokeSeal = reason.Length > 0;
        Reason = reason;
        OpenedBy = actor;
        OpenedAt = now;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamPaperId { get; private set; }

    public ExamForm Form { get; private set; }

    /// <summary>The sitting whose opening opened the form, or whose opening was not waited for; null when none writes the form.</summary>
    public Guid? ExamSittingId { get; private set; }

    public bool BrokeSeal { get; private set; }

    /// <summary>Why the seal was broken; empty otherwise.</summary>
    public string Reason { get; private set; } = "";

    public Guid OpenedBy { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }
}
