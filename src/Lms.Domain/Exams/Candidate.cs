namespace Lms.Domain.Exams;

/// <summary>A trainee on a sitting's list, with a candidate number (số báo danh).</summary>
public sealed class Candidate : ICentreOwned
{
    private Candidate()
    {
    }

    internal Candidate(Guid centreId, Guid sittingId, Guid personId, int number, FollowUpReason? cameFor)
    {
        CentreId = centreId;
        ExamSittingId = sittingId;
        PersonId = personId;
        Number = number;
        CameFor = cameFor;
    }

    public Guid CentreId { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    public int Number { get; private set; }

    /// <summary>What a follow-up sitting has this candidate for; null at a first sitting.</summary>
    public FollowUpReason? CameFor { get; private set; }

    public Guid? GeneralVariantGrantedBy { get; private set; }

    public DateTimeOffset? GeneralVariantGrantedAt { get; private set; }

    public Guid? AbsenceRecordedBy { get; private set; }

    public DateTimeOffset? AbsenceRecordedAt { get; private set; }

    public Guid? SuspendedBy { get; private set; }

    /// <summary>Sent out of the sitting (đình chỉ thi): may neither begin nor go on.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    public Guid? PostponedBy { get; private set; }

    /// <summary>Excused from this sitting (hoãn thi), to sit another: neither absent nor failed. Why stands in the <see cref="Postponement"/>.</summary>
    public DateTimeOffset? PostponedAt { get; private set; }

    public bool IsPostponed => PostponedAt is not null;

    public bool IsSuspended => SuspendedAt is not null;

    public bool IsAbsent => AbsenceRecordedAt is not null;

    internal void RecordAbsent(Guid actor, DateTimeOffset now)
    {
        AbsenceRecordedBy ??= actor;
        AbsenceRecordedAt ??= now;
    }

    // Whoever was excused was not missing.
    internal void Postpone(Guid actor, DateTimeOffset now)
    {
        PostponedBy = actor;
        PostponedAt = now;
        AbsenceRecordedBy = null;
        AbsenceRecordedAt = null;
    }

    internal void Expect()
    {
        PostponedBy = null;
        PostponedAt = null;
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
