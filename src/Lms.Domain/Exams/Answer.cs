namespace Lms.Domain.Exams;

/// <summary>
/// Where a trainee's writing for one question stands: how many saves, and the hash of the last. Made empty with the
/// attempt; after that the save statement alone writes it. The words are told by its <see cref="AnswerText"/>.
/// </summary>
public sealed class Answer : ICentreOwned
{
    /// <summary>Longest answer, in characters: about sixty handwritten pages.</summary>
    public const int MaxLength = 200_000;

    private Answer()
    {
    }

    public Answer(Attempt attempt, int number, DateTimeOffset now)
    {
        CentreId = attempt.CentreId;
        AttemptId = attempt.Id;
        Number = number;
        Hash = AnswerChain.Genesis;
        SavedAt = now;
    }

    public Guid CentreId { get; private set; }

    public Guid AttemptId { get; private set; }

    public int Number { get; private set; }

    /// <summary>0 before the first save; the entity tag of the text.</summary>
    public long Sequence { get; private set; }

    /// <summary>Head of the <see cref="AnswerChain"/>.</summary>
    public byte[] Hash { get; private set; } = [];

    public DateTimeOffset SavedAt { get; private set; }
}
