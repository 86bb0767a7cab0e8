using System.Text;

namespace Lms.Data.Answers;

/// <summary>What a trainee's page sends: the whole text, and the sequence it was written on.</summary>
/// <param name="Text">In UTF-8, which it really is, without NUL: one bad text would fail all that are stored with it.</param>
public sealed record AnswerSave(
    Guid CentreId, Guid AttemptId, Guid PersonId, int Number, long IfMatch, byte[] Text, DateTimeOffset ArrivedAt)
{
    public AnswerSave(Guid centreId, Guid attemptId, Guid personId, int number, long ifMatch, string text, DateTimeOffset arrivedAt)
        : this(centreId, attemptId, personId, number, ifMatch, Encoding.UTF8.GetBytes(text), arrivedAt)
    {
    }

    /// <summary>Who asks, when the save itself is to demand that it still counts; null when that was asked before.</summary>
    public Asker? By { get; init; }

    internal AnswerKey Key => new(AttemptId, Number);
}

/// <summary>One answer among all.</summary>
internal readonly record struct AnswerKey(Guid AttemptId, int Number);

public abstract record SaveOutcome
{
    public sealed record Saved(long Sequence, byte[] Hash, DateTimeOffset At, DateTimeOffset Deadline) : SaveOutcome;

    /// <summary>Another tab or device saved meanwhile; its text comes along, so that neither is lost.</summary>
    public sealed record Conflict(long Sequence, string Text, DateTimeOffset At) : SaveOutcome;

    /// <summary>Handed in, or out of time.</summary>
    public sealed record Closed : SaveOutcome;

    public sealed record NotFound : SaveOutcome;

    /// <summary>
    /// Not acknowledged, for too many are waiting or the database is out of reach. Sent again with the same sequence, it
    /// does no harm should it have been stored all the same.
    /// </summary>
    public sealed record TryAgain : SaveOutcome;
}
