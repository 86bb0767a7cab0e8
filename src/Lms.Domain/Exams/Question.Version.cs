using Lms.Domain.Language;

namespace Lms.Domain.Exams;

/// <summary>What makes a version ready to be asked, and from when on it stays as it is.</summary>
public sealed partial class Question
{
    public const int ComparabilityLength = 4000;

    /// <summary>Whoever wrote it last.</summary>
    public Guid WrittenBy { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>For markers only, in Markdown. It names no duty, so it tells nothing of whose script is marked.</summary>
    public string ModelAnswer { get; private set; } = "";

    /// <summary>How the wordings of a duty question were made equally hard.</summary>
    public string Comparability { get; private set; } = "";

    /// <summary>Set when a paper that asks it is fixed: from then on the version never changes.</summary>
    public DateTimeOffset? FixedAt { get; private set; }

    /// <summary>In how many ways a trainee may be asked: its variants, and the general wording.</summary>
    public int Wordings => Kind == QuestionKind.Theory ? 1 : variants.Count + (General.Length > 0 ? 1 : 0);

    public void Answer(string modelAnswer)
    {
        RequireOpen();
        RequireKnown(DutyPlaceholders.In(modelAnswer));
        ModelAnswer = modelAnswer.Trim().Length <= WrittenText.MaxLength
            ? modelAnswer.Trim()
            : throw new RuleBrokenException("Question.AnswerTooLong", WrittenText.MaxLength);
    }

    public void Compare(string comparability)
    {
        RequireOpen();
        Comparability = comparability.Trim().Length <= ComparabilityLength
            ? comparability.Trim()
            : throw new RuleBrokenException("Question.ComparabilityTooLong", ComparabilityLength);
    }

    internal void RequireReady(ExamForm form, int number, decimal step)
    {
        if (scheme.Sum(item => item.Max) != Points)
        {
            throw new RuleBrokenException("Question.SchemeDoesNotSum", number, scheme.Sum(item => item.Max), Points, form);
        }

        if (scheme.Exists(item => item.Max % step != 0))
        {
            throw new RuleBrokenException("Question.SchemeOffStep", number, step, form);
        }

        // A version from before the note was asked for is used on as it is.
        if (FixedAt is null && Wordings > 1 && Comparability.Length == 0)
        {
            throw new RuleBrokenException("Question.ComparabilityRequired", number, Wordings, form);
        }
    }

    internal void Fix(DateTimeOffset now) => FixedAt ??= now;

    private void RequireOpen()
    {
        if (FixedAt is not null)
        {
            throw new RuleBrokenException("Question.Fixed");
        }
    }
}
