using Lms.Domain.Language;
using Lms.Domain.Programmes;

namespace Lms.Domain.Exams;

/// <summary>
/// A question of the centre's bank (ngân hàng câu hỏi). What is asked stands in its numbered versions: the newest can be
/// rewritten until a paper in use asks it, then the next change makes the next version.
/// </summary>
public sealed class BankQuestion : ICentreOwned
{
    public const int NameLength = 200;

    private readonly List<Question> versions = [];

    private BankQuestion()
    {
    }

    public BankQuestion(Guid centreId, Guid programmeId, QuestionKind kind, string name, Guid authorId, DateTimeOffset now)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        ProgrammeId = programmeId;
        Kind = Enum.IsDefined(kind) ? kind : throw new RuleBrokenException("Question.KindUnknown");
        AuthorId = authorId;
        CreatedAt = now;
        Place(name, null);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ProgrammeId { get; private set; }

    /// <summary>The lesson of the programme that it asks about; null when it asks about more than one.</summary>
    public Guid? LessonId { get; private set; }

    public QuestionKind Kind { get; private set; }

    /// <summary>By which authors know it. Trainees never read it.</summary>
    public string Name { get; private set; } = "";

    public Guid AuthorId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public Guid? RetiredBy { get; private set; }

    /// <summary>Name and newest text, folded: what is found by words typed without tone marks.</summary>
    public string SearchText { get; private set; } = "";

    public IReadOnlyList<Question> Versions => versions;

    /// <summary>Null only before anything was written.</summary>
    public Question? Newest => versions.MaxBy(version => version.Version);

    /// <summary>Names the question and files it under a lesson of its programme, or under none.</summary>
    public void Place(string name, Lesson? lesson)
    {
        RequireInUse();
        Name = name.Trim().Length is > 0 and <= NameLength
            ? name.Trim()
            : throw new RuleBrokenException("BankQuestion.NameRequired", NameLength);
        LessonId = lesson is null || lesson.CentreId == CentreId && lesson.ProgrammeId == ProgrammeId
            ? lesson?.Id
            : throw new RuleBrokenException("BankQuestion.LessonOfAnotherProgramme");
        Index();
    }

    /// <summary>Writes what is asked: in the newest version, or in the next when the newest is fixed.</summary>
    /// <returns>The version that now says it; a new one is otherwise empty.</returns>
    public Question Write(string source, decimal points, Guid author, DateTimeOffset now)
    {
        RequireInUse();
        var version = Newest;
        if (version is null or { FixedAt: not null })
        {
            version = new Question(this, (version?.Version ?? 0) + 1, source, points, author, now);
            versions.Add(version);
        }
        else
        {
            version.Change(source, points, author, now);
        }

        Index();
        return version;
    }

    /// <summary>No paper takes the question in any more; those that have it keep it. Twice changes nothing.</summary>
    public void Retire(Guid actor, DateTimeOffset now)
    {
        RetiredBy ??= actor;
        RetiredAt ??= now;
    }

    public void TakeBack()
    {
        RetiredBy = null;
        RetiredAt = null;
    }

    public void RequireInUse()
    {
        if (RetiredAt is not null)
        {
            throw new RuleBrokenException("BankQuestion.Retired");
        }
    }

    private void Index() => SearchText = $" {SearchKey.Of($"{Name} {Newest?.Source}")}";
}
