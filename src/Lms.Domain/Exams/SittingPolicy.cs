namespace Lms.Domain.Exams;

/// <summary>A policy record that a sitting pinned when it was made: later rules do not reach back.</summary>
public sealed class SittingPolicy : ICentreOwned
{
    private SittingPolicy()
    {
    }

    public SittingPolicy(ExamSitting sitting, Guid policyRecordId)
    {
        CentreId = sitting.CentreId;
        ExamSittingId = sitting.Id;
        PolicyRecordId = policyRecordId;
    }

    public Guid CentreId { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PolicyRecordId { get; private set; }
}
