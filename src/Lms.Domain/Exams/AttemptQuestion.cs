using Lms.Domain.Language;

namespace Lms.Domain.Exams;

/// <summary>A question as it was put to one trainee.</summary>
public sealed class AttemptQuestion : ICentreOwned
{
    private AttemptQuestion()
    {
    }

    internal AttemptQuestion(
        Guid centreId, Guid attemptId, int number, Guid questionId, QuestionKind kind, decimal points, WrittenText text)
    {
        CentreId = centreId;
        AttemptId = attemptId;
        Number = number;
        QuestionId = questionId;
        Kind = kind;
        Points = points;
        Text = text;
    }

    public Guid CentreId { get; private set; }

    public Guid AttemptId { get; private set; }

    public int Number { get; private set; }

    public Guid QuestionId { get; private set; }

    public QuestionKind Kind { get; private set; }

    public decimal Points { get; private set; }

    public WrittenText Text { get; private set; } = WrittenText.Empty;
}
