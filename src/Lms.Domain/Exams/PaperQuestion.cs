namespace Lms.Domain.Exams;

/// <summary>A question's place in one form of a paper: which version is asked, and as which number.</summary>
public sealed class PaperQuestion : ICentreOwned
{
    private PaperQuestion()
    {
    }

    internal PaperQuestion(ExamPaper paper, ExamForm form, int number, Question question)
    {
        CentreId = paper.CentreId;
        ExamPaperId = paper.Id;
        Form = form;
        Number = number;
        QuestionId = question.Id;
        Question = question;
    }

    public Guid CentreId { get; private set; }

    public Guid ExamPaperId { get; private set; }

    public ExamForm Form { get; private set; }

    /// <summary>From 1, within the form.</summary>
    public int Number { get; private set; }

    public Guid QuestionId { get; private set; }

    public Question Question { get; private set; } = null!;

    internal void Renumber(int number) => Number = number;
}
