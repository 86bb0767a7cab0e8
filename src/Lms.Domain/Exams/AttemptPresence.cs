namespace Lms.Domain.Exams;

/// <summary>When a trainee's page last gave a sign of itself. Written by hand, and worth nothing once the sitting is over.</summary>
public sealed class AttemptPresence : ICentreOwned
{
    private AttemptPresence()
    {
    }

    public Guid CentreId { get; private set; }

    public Guid AttemptId { get; private set; }

    public DateTimeOffset SeenAt { get; private set; }
}
