namespace Lms.Domain.Records;

/// <summary>One line of the append-only audit log. The database refuses to change or remove it.</summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    public AuditEntry(Guid? centreId, Guid? actorId, string act, string subject, Guid? subjectId, string detail, DateTimeOffset at)
    {
        CentreId = centreId;
        ActorId = actorId;
        Act = act;
        Subject = subject;
        SubjectId = subjectId;
        Detail = detail;
        At = at;
    }

    public long Id { get; private set; }

    public Guid? CentreId { get; private set; }

    /// <summary>Null when the console or a job acted.</summary>
    public Guid? ActorId { get; private set; }

    /// <summary>"LessonPlan.Approved", "Account.PasswordReset".</summary>
    public string Act { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public Guid? SubjectId { get; private set; }

    public string Detail { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
