using Lms.Domain.Exams;

namespace Lms.Domain.Marking;

/// <summary>
/// A ready comment (nhận xét mẫu): a marker's own, or one that the head of marking gives to all markers of a sitting. It does
/// not say who wrote it. A marker cannot share: through a shared bank one round would read the other.
/// </summary>
public sealed class BankComment : ICentreOwned
{
    public const int TextLength = Remark.TextLength;
    public const int ShorthandLength = 20;

    /// <summary>In one bank: what a person can still find their way in.</summary>
    public const int Most = 200;

    private BankComment()
    {
    }

    private BankComment(Guid centreId, Guid? ownerId, Guid? sittingId, string shorthand, string text)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        OwnerId = ownerId;
        ExamSittingId = sittingId;
        Rewrite(shorthand, text);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Whose own it is; null for a shared one.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>The sitting whose markers share it; null for somebody's own.</summary>
    public Guid? ExamSittingId { get; private set; }

    /// <summary>What is typed after a slash to get the text, in small letters; empty where there is none.</summary>
    public string Shorthand { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <param name="held">How many the person has already.</param>
    public static BankComment Own(Guid centreId, Guid ownerId, string shorthand, string text, int held) =>
        new(RequireRoom(held, centreId), ownerId, null, shorthand, text);

    /// <param name="held">How many the sitting has already.</param>
    public static BankComment Shared(ExamSitting sitting, string shorthand, string text, int held) =>
        new(RequireRoom(held, sitting.CentreId), null, sitting.Id, shorthand, text);

    public void Rewrite(string shorthand, string text)
    {
        var (kept, words) = (shorthand.Trim().TrimStart('/').ToLowerInvariant(), text.Trim());
        if (kept.Length > ShorthandLength || !kept.All(char.IsLetterOrDigit))
        {
            throw new RuleBrokenException("BankComment.ShorthandOdd", ShorthandLength);
        }

        if (words.Length is 0 or > TextLength)
        {
            throw new RuleBrokenException("BankComment.TextRequired", TextLength);
        }

        (Shorthand, Text) = (kept, words);
    }

    private static Guid RequireRoom(int held, Guid centreId) =>
        held < Most ? centreId : throw new RuleBrokenException("BankComment.TooMany", Most);
}
