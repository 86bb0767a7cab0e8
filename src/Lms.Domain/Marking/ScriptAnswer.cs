using Lms.Domain.Language;

namespace Lms.Domain.Marking;

/// <summary>One answer in a script, with the question as a marker may see it.</summary>
public sealed class ScriptAnswer : ICentreOwned
{
    private ScriptAnswer()
    {
    }

    internal ScriptAnswer(Guid centreId, Guid scriptId, int number, Guid questionId, WrittenText question, string text)
    {
        CentreId = centreId;
        ScriptId = scriptId;
        Number = number;
        QuestionId = questionId;
        Question = question;
        Text = text;
    }

    public Guid CentreId { get; private set; }

    public Guid ScriptId { get; private set; }

    public int Number { get; private set; }

    public Guid QuestionId { get; private set; }

    public WrittenText Question { get; private set; } = WrittenText.Empty;

    public string Text { get; private set; } = "";
}
