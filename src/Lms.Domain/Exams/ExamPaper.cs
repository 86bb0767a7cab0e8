namespace Lms.Domain.Exams;

/// <summary>A paper (đề thi): questions in order, each with its marking scheme (đáp án–thang điểm).</summary>
public sealed class ExamPaper : ICentreOwned
{
    public const int TitleLength = 200;

    private readonly List<Question> questions = [];

    private ExamPaper()
    {
    }

    public ExamPaper(Guid centreId, Guid programmeId, string title, Guid authorId, DateTimeOffset now)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        ProgrammeId = programmeId;
        Rename(title);
        AuthorId = authorId;
        CreatedAt = now;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ProgrammeId { get; private set; }

    public string Title { get; private set; } = "";

    public Guid AuthorId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Set when a sitting uses the paper: from then on it never changes.</summary>
    public DateTimeOffset? FixedAt { get; private set; }

    public IReadOnlyList<Question> Questions => questions;

    public decimal Points => questions.Sum(question => question.Points);

    public void Rename(string title)
    {
        RequireOpen();
        Title = title.Trim().Length is > 0 and <= TitleLength
            ? title.Trim()
            : throw new RuleBrokenException("ExamPaper.TitleRequired", TitleLength);
    }

    public Question AddQuestion(QuestionKind kind, string source, decimal points)
    {
        RequireOpen();
        var question = new Question(CentreId, Id, questions.Count + 1, kind, source, points);
        questions.Add(question);
        return question;
    }

    public void ChangeQuestion(Guid questionId, string source, decimal points)
    {
        RequireOpen();
        Question(questionId).Change(source, points);
    }

    public void RemoveQuestion(Guid questionId)
    {
        RequireOpen();
        questions.Remove(Question(questionId));
        var number = 0;
        foreach (var question in questions.OrderBy(question => question.Number))
        {
            question.Renumber(++number);
        }
    }

    public Question Question(Guid questionId) =>
        questions.Find(question => question.Id == questionId) ?? throw new RuleBrokenException("ExamPaper.QuestionUnknown");

    /// <summary>Makes the paper ready for a sitting: every question has a scheme that sums to its points.</summary>
    /// <param name="step">Step between two marks, by policy.</param>
    public void Fix(decimal step, DateTimeOffset now)
    {
        if (questions.Count == 0)
        {
            throw new RuleBrokenException("ExamPaper.NoQuestions");
        }

        foreach (var question in questions)
        {
            question.RequireScheme(step);
        }

        FixedAt ??= now;
    }

    /// <summary>A candidate without a fitting duty can be let in only when every duty question has a general wording.</summary>
    public void RequireGeneralWording()
    {
        if (questions.Exists(question => question.Kind == QuestionKind.Duty && question.General.Length == 0))
        {
            throw new RuleBrokenException("ExamPaper.NoGeneralWording");
        }
    }

    public void RequireOpen()
    {
        if (FixedAt is not null)
        {
            throw new RuleBrokenException("ExamPaper.InUse");
        }
    }
}
