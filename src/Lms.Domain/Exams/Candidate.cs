namespace Lms.Domain.Exams;

/// <summary>A trainee on a sitting's list, with a candidate number (số báo danh).</summary>
public sealed class Candidate : ICentreOwned
{
    private Candidate()
    {
    }

    internal Candidate(Guid centreId, Guid sittingId, Guid personId, int number)
    {
        CentreId = centreId;
        ExamSittingId = sittingId;
        PersonId = personId;
        Number = number;
    }

    public Guid CentreId { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    public int Number { get; private set; }

    public Guid? GeneralVariantGrantedBy { get; private set; }

    public DateTimeOffset? GeneralVariantGrantedAt { get; private set; }

    public Guid? AbsenceRecordedBy { get; private set; }

    public DateTimeOffset? AbsenceRecordedAt { get; private set; }

    public Guid? SuspendedBy { get; private set; }

    /// <summary>Sent out of the sitting (đình chỉ thi): may neither begin nor go on.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    public bool IsSuspended => SuspendedAt is not null;

    public bool IsAbsent => AbsenceRecordedAt is not null;

    internal void RecordAbsent(Guid actor, DateTimeOffset now)
    {
        AbsenceRecordedBy ??= actor;
        AbsenceRecordedAt ??= now;
    }

    internal void Suspend(Guid actor, DateTimeOffset now)
    {
        SuspendedBy ??= actor;
        SuspendedAt ??= now;
    }

    internal void Reinstate()
    {
        SuspendedBy = null;
        SuspendedAt = null;
    }

    internal void GrantGeneralVariant(Guid actor, DateTimeOffset now)
    {
        GeneralVariantGrantedBy ??= actor;
        GeneralVariantGrantedAt ??= now;
    }
}
