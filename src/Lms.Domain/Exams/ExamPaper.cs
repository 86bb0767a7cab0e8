namespace Lms.Domain.Exams;

/// <summary>
/// A paper (đề thi): an official form and perhaps a reserve one, each with questions of the bank in order.
/// </summary>
public sealed partial class ExamPaper : ICentreOwned
{
    public const int TitleLength = 200;

    private readonly List<PaperQuestion> questions = [];

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

    /// <summary>Of both forms, in no order.</summary>
    public IReadOnlyList<PaperQuestion> Questions => questions;

    public bool HasReserve => questions.Exists(asked => asked.Form == ExamForm.Reserve);

    /// <summary>The forms that have questions; the official one in any case.</summary>
    public IReadOnlyList<ExamForm> Forms => HasReserve ? [ExamForm.Official, ExamForm.Reserve] : [ExamForm.Official];

    /// <summary>The questions of a form in their order.</summary>
    public IReadOnlyList<PaperQuestion> Of(ExamForm form) =>
        [.. questions.Where(asked => asked.Form == form).OrderBy(asked => asked.Number)];

    public decimal Points(ExamForm form) => Of(form).Sum(asked => asked.Question.Points);

    public void Rename(string title)
    {
        RequireOpen();
        Title = title.Trim().Length is > 0 and <= TitleLength
            ? title.Trim()
            : throw new RuleBrokenException("ExamPaper.TitleRequired", TitleLength);
    }

    /// <summary>
    /// Takes the newest version of a bank question into a form, as the last. A question stands once in a paper: the
    /// reserve form is for the day when the official one has become known.
    /// </summary>
    public PaperQuestion Add(BankQuestion question, ExamForm form)
    {
        RequireOpen();
        question.RequireInUse();
        if (question.CentreId != CentreId || question.ProgrammeId != ProgrammeId)
        {
            throw new RuleBrokenException("ExamPaper.OtherProgramme");
        }

        if (questions.Exists(asked => asked.Question.BankQuestionId == question.Id))
        {
            throw new RuleBrokenException("ExamPaper.QuestionTwice");
        }

        var added = new PaperQuestion(
            this, Enum.IsDefined(form) ? form : ExamForm.Official, Of(form).Count + 1,
            question.Newest ?? throw new RuleBrokenException("BankQuestion.Empty"));
        questions.Add(added);
        return added;
    }

    /// <summary>Asks the newest version of the bank question in place of an older one.</summary>
    public void TakeNewest(Guid questionId, BankQuestion question)
    {
        RequireOpen();
        var old = Question(questionId);
        if (old.Question.BankQuestionId != question.Id)
        {
            throw new RuleBrokenException("ExamPaper.QuestionUnknown");
        }

        if (question.Newest!.Id != questionId)
        {
            questions[questions.IndexOf(old)] = new PaperQuestion(this, old.Form, old.Number, question.Newest);
        }
    }

    public void Remove(Guid questionId)
    {
        RequireOpen();
        var gone = Question(questionId);
        questions.Remove(gone);
        Renumber(Of(gone.Form));
    }

    /// <summary>Moves a question one place towards the beginning of its form. The first stays.</summary>
    public void MoveUp(Guid questionId)
    {
        RequireOpen();
        var moved = Question(questionId);
        var order = Of(moved.Form).ToList();
        var place = order.IndexOf(moved);
        order.RemoveAt(place);
        order.Insert(Math.Max(place - 1, 0), moved);
        Renumber(order);
    }

    public PaperQuestion Question(Guid questionId) =>
        questions.Find(asked => asked.QuestionId == questionId) ?? throw new RuleBrokenException("ExamPaper.QuestionUnknown");

    /// <summary>A candidate without a fitting duty can be let in only when every duty question has a general wording.</summary>
    public void RequireGeneralWording(ExamForm form)
    {
        if (Of(form).Any(asked => asked.Question.Kind == QuestionKind.Duty && asked.Question.General.Length == 0))
        {
            throw new RuleBrokenException("ExamPaper.NoGeneralWording");
        }
    }

    private static void Renumber(IReadOnlyList<PaperQuestion> order)
    {
        foreach (var (place, asked) in order.Index())
        {
            asked.Renumber(place + 1);
        }
    }
}
