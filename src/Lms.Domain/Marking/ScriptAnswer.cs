using Lms.Domain.Language;
using Lms.Domain.Marking.Masking;

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

    /// <summary>
    /// Hides words, once, when the script is handed over: from then on <see cref="Text"/> is what markers read.
    /// </summary>
    /// <param name="masks">Those of this answer that stand.</param>
    /// <param name="show">Turns Markdown into what may be shown.</param>
    /// <returns>What was written, to be kept apart.</returns>
    public ScriptOriginal Hide(IReadOnlyCollection<ScriptMask> masks, Func<string, WrittenText> show)
    {
        var original = new ScriptOriginal(this);
        Text = new MaskedText(Text, masks.Where(mask => !mask.InQuestion).Select(mask => mask.Place)).Text;
        if (masks.Any(mask => mask.InQuestion))
        {
            Question = show(new MaskedText(Question.Source, masks.Where(mask => mask.InQuestion).Select(mask => mask.Place)).Text);
        }

        return original;
    }

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
