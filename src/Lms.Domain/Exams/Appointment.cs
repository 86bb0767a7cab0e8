namespace Lms.Domain.Exams;

public enum AppointmentKind
{
    Invigilator = 1,
    MaskingOfficer,
    Marker,
    HeadOfMarking,

    /// <summary>Where masks are drawn in two rounds: who draws the second, and knows no trainee's.</summary>
    SecondKeyHolder,
}

/// <summary>A task given to a person for one sitting only.</summary>
public sealed class Appointment : ICentreOwned
{
    private Appointment()
    {
    }

    internal Appointment(
        Guid centreId, Guid sittingId, Guid personId, AppointmentKind kind, Guid appointedBy, DateTimeOffset appointedAt)
    {
        CentreId = centreId;
        ExamSittingId = sittingId;
        PersonId = personId;
        Kind = kind;
        AppointedBy = appointedBy;
        AppointedAt = appointedAt;
    }

    public Guid CentreId { get; private set; }

    public Guid ExamSittingId { get; private set; }

    public Guid PersonId { get; private set; }

    public AppointmentKind Kind { get; private set; }

    public Guid AppointedBy { get; private set; }

    public DateTimeOffset AppointedAt { get; private set; }
}
