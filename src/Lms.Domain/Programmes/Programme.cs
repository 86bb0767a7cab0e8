namespace Lms.Domain.Programmes;

public enum Assessment
{
    ReflectiveEssay = 1,
    Exam,
}

/// <summary>A training programme (chương trình): its lessons and how it is assessed.</summary>
public sealed class Programme : ICentreOwned
{
    private readonly List<Lesson> lessons = [];

    private Programme()
    {
    }

    public Programme(Guid centreId, string code, string name, string audience, int periods, Assessment assessment, string description)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        Code = code;
        Name = name;
        Audience = audience;
        Periods = periods;
        Assessment = assessment;
        Description = description;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Audience { get; private set; } = "";

    /// <summary>Teaching periods (tiết) in all, with visits, questions and the essay.</summary>
    public int Periods { get; private set; }

    public Assessment Assessment { get; private set; }

    public string Description { get; private set; } = "";

    public IReadOnlyList<Lesson> Lessons => lessons;

    public Lesson AddLesson(int number, string title, int periods)
    {
        var lesson = new Lesson(CentreId, Id, number, title, periods);
        lessons.Add(lesson);
        return lesson;
    }
}
