namespace Lms.Domain.Lessons;

/// <summary>What the reviewer asks to be changed in one part; the author says when it is done.</summary>
public sealed class PartRemark : ICentreOwned
{
    public const int TextLength = 2000;

    private PartRemark()
    {
    }

    internal PartRemark(LessonPart part, string text, Guid actorId, DateTimeOffset at)
    {
        CentreId = part.CentreId;
        Id = Guid.CreateVersion7();
        LessonPartId = part.Id;
        Text = text;
        ActorId = actorId;
        At = at;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid LessonPartId { get; private set; }

    public string Text { get; private set; } = "";

    public Guid ActorId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>When the author said it is done; null while it is open.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    internal void Settle(DateTimeOffset now) => SettledAt ??= now;
}
