namespace Lms.Domain.Exams;

/// <summary>
/// Where a released answer's history was folded: the whole text of one save, with the hash before it and its own, so that
/// the text is still held by the chain although the saves before it are gone.
/// </summary>
public sealed class AnswerCheckpoint : ICentreOwned
{
    private AnswerCheckpoint()
    {
    }

    public AnswerCheckpoint(Answer answer, FoldedHistory folded, DateTimeOffset now)
    {
        CentreId = answer.CentreId;
        AttemptId = answer.AttemptId;
        Number = answer.Number;
        Sequence = folded.Last.Sequence;
        Text = folded.Last.Text;
        Previous = folded.Previous;
        Hash = folded.Last.Hash;
        Revisions = folded.Saves;
        SavedAt = folded.Last.SavedAt;
        FoldedAt = now;
    }

    public Guid CentreId { get; private set; }

    public Guid AttemptId { get; private set; }

    public int Number { get; private set; }

    public long Sequence { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>The hash of the save before this one.</summary>
    public byte[] Previous { get; private set; } = [];

    public byte[] Hash { get; private set; } = [];

    /// <summary>How many saves were folded into this.</summary>
    public int Revisions { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    public DateTimeOffset FoldedAt { get; private set; }

    public FoldedHistory Folded => new(new ToldAnswer(Sequence, Text, Hash, SavedAt), Previous, Revisions);
}
