namespace Lms.Domain.Exams;

/// <summary>One line of a marking scheme: what is asked for, and the most it earns.</summary>
public sealed class SchemeItem : ICentreOwned
{
    public const int TextLength = 500;

    private SchemeItem()
    {
    }

    internal SchemeItem(Guid centreId, Guid questionId, int number, string text, decimal max)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        QuestionId = questionId;
        Number = number;
        Text = text.Trim().Length is > 0 and <= TextLength
            ? text.Trim()
            : throw new RuleBrokenException("SchemeItem.TextRequired", TextLength);
        Max = max is > 0 and <= Question.MaxPoints ? max : throw new RuleBrokenException("SchemeItem.MaxOutOfRange", Question.MaxPoints);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid QuestionId { get; private set; }

    public int Number { get; private set; }

    public string Text { get; private set; } = "";

    public decimal Max { get; private set; }

    /// <summary>Refuses a mark that this item cannot have.</summary>
    /// <param name="step">Between two marks, in points, by the pinned policy.</param>
    public void RequireMark(decimal value, decimal step)
    {
        if (value < 0 || value > Max)
        {
            throw new RuleBrokenException("MarkSheet.MarkOutOfRange", Max);
        }

        if (value % step != 0)
        {
            throw new RuleBrokenException("MarkSheet.MarkOffStep", step);
        }
    }
}
