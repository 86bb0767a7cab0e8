namespace Lms.Domain.Exams;

/// <summary>What a trainee has written for one question, as it stands: the last <see cref="AnswerCheckpoint"/> and every save after it.</summary>
public sealed class AnswerText
{
    private AnswerText()
    {
    }

    public Guid CentreId { get; private set; }

    public Guid AttemptId { get; private set; }

    public int Number { get; private set; }

    /// <summary>0 before the first save.</summary>
    public long Sequence { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Head of the <see cref="AnswerChain"/>.</summary>
    public byte[] Hash { get; private set; } = [];

    public DateTimeOffset SavedAt { get; private set; }

    public ToldAnswer Told => new(Sequence, Text, Hash, SavedAt);
}
