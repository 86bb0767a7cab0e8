namespace Lms.Domain.Exams;

/// <summary>
/// The whole text of one save, so that what stands need not be told from the first save on. The save statement moves it
/// forward every so many saves (<see cref="IsDue"/>). After release the history is folded into it: then it bears the hash
/// before its own too, and the text is still held by the chain although the saves before it are gone.
/// </summary>
public sealed class AnswerCheckpoint : ICentreOwned
{
    /// <summary>Saves from one checkpoint to the next: to read a text costs so many differences at most, and a checkpoint so small a part of a save.</summary>
    public const int Every = 32;

    private AnswerCheckpoint()
    {
    }

    public AnswerCheckpoint(AnswerText answer)
    {
        CentreId = answer.CentreId;
        AttemptId = answer.AttemptId;
        Number = answer.Number;
    }

    public Guid CentreId { get; private set; }

    public Guid AttemptId { get; private set; }

    public int Number { get; private set; }

    public long Sequence { get; private set; }

    public string Text { get; private set; } = "";

    public byte[] Hash { get; private set; } = [];

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>The hash of the save before this one; null until the history is folded.</summary>
    public byte[]? Previous { get; private set; }

    /// <summary>How many saves were folded into this; null until then.</summary>
    public int? Revisions { get; private set; }

    public DateTimeOffset? FoldedAt { get; private set; }

    public FoldedHistory? Folded => FoldedAt is null ? null : new(new ToldAnswer(Sequence, Text, Hash, SavedAt), Previous!, Revisions!.Value);

    /// <summary>Whether the save that gets this sequence brings its whole text along.</summary>
    public static bool IsDue(long sequence) => sequence % Every == 0;

    public void Fold(FoldedHistory folded, DateTimeOffset now)
    {
        (Sequence, Text, Hash, SavedAt) = folded.Last;
        Previous = folded.Previous;
        Revisions = folded.Saves;
        FoldedAt = now;
    }
}
