namespace Lms.Domain.Lessons;

/// <summary>That a trainee has read a lesson part in a class session, and when first.</summary>
public sealed class ReadPart : ICentreOwned
{
    private ReadPart()
    {
    }

    public ReadPart(Guid centreId, Guid sessionId, Guid partId, Guid personId, DateTimeOffset readAt)
    {
        CentreId = centreId;
        ClassSessionId = sessionId;
        LessonPartId = partId;
        PersonId = personId;
        ReadAt = readAt;
    }

    public Guid CentreId { get; private set; }

    public Guid ClassSessionId { get; private set; }

    public Guid LessonPartId { get; private set; }

    public Guid PersonId { get; private set; }

    public DateTimeOffset ReadAt { get; private set; }
}
