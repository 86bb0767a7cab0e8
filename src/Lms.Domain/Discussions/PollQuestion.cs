namespace Lms.Domain.Discussions;

public enum PollKind
{
    One = 1,
    Several,

    /// <summary>From 1 to 5, with words at both ends.</summary>
    Scale,
    ShortText,
}

/// <param name="IsRight">Of a quick check: told when the results are shown.</param>
public sealed record PollChoice(string Text, bool IsRight = false);

/// <summary>What a class is asked, in the room or by the lesson plan beforehand.</summary>
/// <param name="Choices">2 to 10, of single and multiple choice; empty otherwise.</param>
/// <param name="Right">Places of the right choices, from 1; none unless it is a quick check.</param>
/// <param name="LowEnd">What 1 means on the scale.</param>
/// <param name="HighEnd">What 5 means on the scale.</param>
public sealed record PollQuestion(PollKind Kind, string Text, string[] Choices, int[] Right, string LowEnd, string HighEnd)
{
    public const int TextLength = 300;
    public const int ChoiceLength = 150;
    public const int EndLength = 60;
    public const int FewestChoices = 2;
    public const int MostChoices = 10;
    public const int Steps = 5;

    /// <summary>Longest short answer, in characters.</summary>
    public const int AnswerLength = 200;

    /// <summary>Kiểm tra nhanh: it has right choices.</summary>
    public bool IsQuickCheck => Right.Length > 0;

    public bool HasChoices => Kind is PollKind.One or PollKind.Several;

    /// <summary>How many figures its results have; none for short texts.</summary>
    public int Places => Kind == PollKind.Scale ? Steps : Choices.Length;

    /// <summary>What does not belong to the kind is left out.</summary>
    /// <exception cref="RuleBrokenException">It cannot be asked so.</exception>
    public static PollQuestion Of(PollKind kind, string text, IReadOnlyList<PollChoice> choices, string lowEnd, string highEnd)
    {
        if (!Enum.IsDefined(kind))
        {
            throw new RuleBrokenException("Poll.KindUnknown");
        }

        var hasChoices = kind is PollKind.One or PollKind.Several;
        var kept = hasChoices ? Filled(choices, kind) : [];
        return new PollQuestion(
            kind,
            Within(text, 1, TextLength, "Poll.QuestionRequired"),
            [.. kept.Select(choice => choice.Text)],
            [.. kept.Index().Where(choice => choice.Item.IsRight).Select(choice => choice.Index + 1)],
            kind == PollKind.Scale ? Within(lowEnd, 1, EndLength, "Poll.EndsRequired") : "",
            kind == PollKind.Scale ? Within(highEnd, 1, EndLength, "Poll.EndsRequired") : "");
    }

    private static List<PollChoice> Filled(IReadOnlyList<PollChoice> choices, PollKind kind)
    {
        var filled = choices.Select(choice => choice with { Text = OneLine(choice.Text) }).Where(choice => choice.Text.Length > 0).ToList();
        if (filled.Count is < FewestChoices or > MostChoices)
        {
            throw new RuleBrokenException("Poll.ChoicesOutOfRange", FewestChoices, MostChoices, filled.Count);
        }

        if (filled.Find(choice => choice.Text.Length > ChoiceLength) is not null)
        {
            throw new RuleBrokenException("Poll.ChoiceTooLong", ChoiceLength);
        }

        if (filled.DistinctBy(choice => choice.Text, StringComparer.OrdinalIgnoreCase).Count() < filled.Count)
        {
            throw new RuleBrokenException("Poll.ChoicesAlike");
        }

        return kind == PollKind.One && filled.Count(choice => choice.IsRight) > 1 ? throw new RuleBrokenException("Poll.OneRight") : filled;
    }

    private static string Within(string text, int fewest, int most, string key) =>
        OneLine(text) is var line && line.Length >= fewest && line.Length <= most ? line : throw new RuleBrokenException(key, most);

    internal static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
