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

    /// <summary>Where a quoted range stands; refuses words that are not there.</summary>
    /// <param name="start">Where it is said to stand; null: look for it.</param>
    public int PlaceOf(string quote, int? start)
    {
        var place = start ?? Text.IndexOf(quote, StringComparison.Ordinal);
        return quote.Trim().Length > 0 && place >= 0 && place <= Text.Length - quote.Length
            && string.CompareOrdinal(Text, place, quote, 0, quote.Length) == 0
            ? place
            : throw new RuleBrokenException("Remark.QuoteNotThere");
    }
}
