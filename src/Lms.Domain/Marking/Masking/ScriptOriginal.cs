namespace Lms.Domain.Marking.Masking;

/// <summary>
/// An answer as it was written and its question as it was worded, where the script hides words of either. Lies in a table of its
/// own, read by the masking officer, and by the trainee with their result.
/// </summary>
public sealed class ScriptOriginal : ICentreOwned
{
    private ScriptOriginal()
    {
    }

    internal ScriptOriginal(ScriptAnswer answer)
    {
        CentreId = answer.CentreId;
        ScriptId = answer.ScriptId;
        Number = answer.Number;
        Question = answer.Question.Source;
        Text = answer.Text;
    }

    public Guid CentreId { get; private set; }

    public Guid ScriptId { get; private set; }

    public int Number { get; private set; }

    public string Question { get; private set; } = "";

    public string Text { get; private set; } = "";
}
