namespace Lms.Domain.Marking;

/// <summary>
/// What a marker tells the head of marking about a script (báo tổ trưởng): copying, words that give the writer away, a wrong
/// paper. It changes no mark, and no other marker of the script learns of it.
/// </summary>
public sealed class Concern : ICentreOwned
{
    public const int TextLength = 1000;

    private Concern()
    {
    }

    internal Concern(Guid centreId, Guid sheetId, string reason, DateTimeOffset now)
    {
        CentreId = centreId;
        MarkSheetId = sheetId;
        RaisedAt = now;
        Change(reason);
    }

    public Guid CentreId { get; private set; }

    public Guid MarkSheetId { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>What the head answered; empty while there is no answer.</summary>
    public string Answer { get; private set; } = "";

    public DateTimeOffset? AnsweredAt { get; private set; }

    public Guid? AnsweredBy { get; private set; }

    /// <summary>Once: the marker goes on by what was said.</summary>
    public void Close(string answer, Guid headId, DateTimeOffset now)
    {
        RequireUnanswered();
        Answer = Words(answer, "Concern.AnswerRequired");
        (AnsweredBy, AnsweredAt) = (headId, now);
    }

    internal void Change(string reason) => Reason = Words(reason, "Concern.ReasonRequired");

    internal void RequireUnanswered()
    {
        if (AnsweredAt is not null)
        {
            throw new RuleBrokenException("Concern.Answered");
        }
    }

    private static string Words(string text, string rule) =>
        text.Trim().Length is > 0 and <= TextLength ? text.Trim() : throw new RuleBrokenException(rule, TextLength);
}
