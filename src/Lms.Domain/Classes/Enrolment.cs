namespace Lms.Domain.Classes;

/// <summary>A trainee's place in a class.</summary>
public sealed class Enrolment : ICentreOwned
{
    private Enrolment()
    {
    }

    internal Enrolment(Guid centreId, Guid classId, Guid personId, DateTimeOffset enrolledAt)
    {
        CentreId = centreId;
        ClassId = classId;
        PersonId = personId;
        EnrolledAt = enrolledAt;
    }

    public Guid CentreId { get; private set; }

    public Guid ClassId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset EnrolledAt { get; private set; }

    /// <summary>Null while the trainee is in the class.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    internal void Leave(DateTimeOffset now) => LeftAt ??= now;

    internal void Return() => LeftAt = null;
}
