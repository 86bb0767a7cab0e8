namespace Lms.Domain.Records;

/// <summary>A mail to be sent, written in the same transaction as what it tells of.</summary>
public sealed class OutboxMail
{
    private OutboxMail()
    {
    }

    public OutboxMail(string recipient, string subject, string body, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        Recipient = recipient;
        Subject = subject;
        Body = body;
        CreatedAt = now;
        NextTryAt = now;
    }

    public Guid Id { get; private set; }

    public string Recipient { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Body { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset NextTryAt { get; private set; }

    public int Tries { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public void Sent(DateTimeOffset now) => SentAt = now;

    /// <summary>Waits twice as long after each failure: 1, 2, 4 … minutes, at most a day.</summary>
    public void Failed(DateTimeOffset now)
    {
        Tries++;
        NextTryAt = now.AddMinutes(Math.Min(Math.Pow(2, Tries - 1), 24 * 60));
    }
}
