namespace Lms.Domain.Exams;

/// <summary>A duty question's wording for the holders of one kind of duty.</summary>
public sealed class DutyVariant : ICentreOwned
{
    private DutyVariant()
    {
    }

    internal DutyVariant(Guid centreId, Guid questionId, string tag, string source)
    {
        CentreId = centreId;
        QuestionId = questionId;
        Tag = tag;
        Source = source;
    }

    public Guid CentreId { get; private set; }

    public Guid QuestionId { get; private set; }

    public string Tag { get; private set; } = "";

    public string Source { get; private set; } = "";

    internal void Reword(string source) => Source = source;
}
