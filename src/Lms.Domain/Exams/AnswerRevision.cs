namespace Lms.Domain.Exams;

/// <summary>
/// One accepted save, as the difference to the one before it. Written by the save statement alone. It bears no hash: the
/// chain is told again from the texts, and its head stands with the answer.
/// </summary>
public sealed class AnswerRevision : ICentreOwned
{
    private AnswerRevision()
    {
    }

    public Guid CentreId { get; private set; }

    public Guid AttemptId { get; private set; }

    public int Number { get; private set; }

    /// <summary>As the answer's; kept short, since there are many.</summary>
    public int Sequence { get; private set; }

    public int Start { get; private set; }

    public int Removed { get; private set; }

    public string Inserted { get; private set; } = "";

    /// <summary>When the save arrived at the node.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    public TextDelta Delta => new(Start, Removed, Inserted);

    public SavedDelta Saved => new(Sequence, Delta, SavedAt);
}
