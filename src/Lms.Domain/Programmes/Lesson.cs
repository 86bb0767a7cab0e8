namespace Lms.Domain.Programmes;

/// <summary>A lesson (bài/chuyên đề) of a programme. What is taught in it stands in its lesson plans.</summary>
public sealed class Lesson : ICentreOwned
{
    private Lesson()
    {
    }

    internal Lesson(Guid centreId, Guid programmeId, int number, string title, int periods)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        ProgrammeId = programmeId;
        Number = number;
        Title = title;
        Periods = periods;
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ProgrammeId { get; private set; }

    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public int Periods { get; private set; }
}
