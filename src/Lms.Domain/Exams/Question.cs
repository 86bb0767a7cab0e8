using Lms.Domain.Language;

namespace Lms.Domain.Exams;

public enum QuestionKind
{
    Theory = 1,

    /// <summary>Tied to the trainee's assigned duty: one variant per duty tag, and a general one.</summary>
    Duty,
}

/// <summary>
/// A question of a paper, in Markdown. What a duty question asks of everybody stands in <see cref="Source"/>; one of
/// the <see cref="Variants"/>, or the general one, follows it.
/// </summary>
public sealed class Question : ICentreOwned
{
    public const decimal MaxPoints = 100;

    private readonly List<DutyVariant> variants = [];
    private readonly List<SchemeItem> scheme = [];

    private Question()
    {
    }

    internal Question(Guid centreId, Guid paperId, int number, QuestionKind kind, string source, decimal points)
    {
        CentreId = centreId;
        Id = Guid.CreateVersion7();
        ExamPaperId = paperId;
        Number = number;
        Kind = Enum.IsDefined(kind) ? kind : throw new RuleBrokenException("Question.KindUnknown");
        Change(source, points);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ExamPaperId { get; private set; }

    public int Number { get; private set; }

    public QuestionKind Kind { get; private set; }

    public string Source { get; private set; } = "";

    /// <summary>For a candidate without a fitting duty, when the office grants it. Empty: there is none.</summary>
    public string General { get; private set; } = "";

    public decimal Points { get; private set; }

    public IReadOnlyList<DutyVariant> Variants => variants;

    public IReadOnlyList<SchemeItem> Scheme => scheme;

    /// <summary>Adds or replaces the variant for a duty tag.</summary>
    public void Vary(string tag, string source)
    {
        if (Kind != QuestionKind.Duty)
        {
            throw new RuleBrokenException("Question.OnlyDutyVaries");
        }

        source = Required(source);
        RequireKnown(DutyPlaceholders.Unknown(source));
        if (variants.Find(variant => variant.Tag == tag) is { } existing)
        {
            existing.Reword(source);
        }
        else
        {
            variants.Add(new DutyVariant(CentreId, Id, tag, source));
        }
    }

    public void VaryGenerally(string source)
    {
        if (Kind != QuestionKind.Duty)
        {
            throw new RuleBrokenException("Question.OnlyDutyVaries");
        }

        // Nobody's duty speaks here, so there is nothing to fill in.
        RequireKnown(DutyPlaceholders.In(source));
        General = source.Trim().Length <= WrittenText.MaxLength
            ? source.Trim()
            : throw new RuleBrokenException("Question.TextRequired", WrittenText.MaxLength);
    }

    public void RemoveVariant(string tag) => variants.RemoveAll(variant => variant.Tag == tag);

    public SchemeItem AddSchemeItem(string text, decimal max)
    {
        var item = new SchemeItem(CentreId, Id, scheme.Count + 1, text, max);
        scheme.Add(item);
        return item;
    }

    public void ClearScheme() => scheme.Clear();

    /// <summary>The Markdown for a candidate with this duty; null when no variant serves and none was granted.</summary>
    public string? SourceFor(DutySnapshot? duty, bool generalGranted)
    {
        if (Kind == QuestionKind.Theory)
        {
            return Source;
        }

        var variant = duty is null ? null : variants.Find(variant => variant.Tag == duty.Tag)?.Source;
        return variant is not null ? $"{Source}\n\n{DutyPlaceholders.Fill(variant, duty!)}"
            : generalGranted ? $"{Source}\n\n{General}"
            : null;
    }

    /// <summary>Whether a holder of this duty can be asked without a grant.</summary>
    public bool Serves(string? tag) =>
        Kind == QuestionKind.Theory || tag is not null && variants.Exists(variant => variant.Tag == tag);

    internal void RequireScheme(decimal step)
    {
        if (scheme.Sum(item => item.Max) != Points)
        {
            throw new RuleBrokenException("Question.SchemeDoesNotSum", Number, scheme.Sum(item => item.Max), Points);
        }

        if (scheme.Exists(item => item.Max % step != 0))
        {
            throw new RuleBrokenException("Question.SchemeOffStep", Number, step);
        }
    }

    internal void Change(string source, decimal points)
    {
        source = Required(source);
        RequireKnown(DutyPlaceholders.In(source));
        Source = source;
        Points = points is > 0 and <= MaxPoints ? points : throw new RuleBrokenException("Question.PointsOutOfRange", MaxPoints);
    }

    internal void Renumber(int number) => Number = number;

    private static void RequireKnown(IReadOnlyList<string> unknown)
    {
        if (unknown.Count > 0)
        {
            throw new RuleBrokenException("Question.PlaceholderUnknown", $"{{{{{unknown[0]}}}}}");
        }
    }

    private static string Required(string source) =>
        source.Trim().Length is > 0 and <= WrittenText.MaxLength
            ? source.Trim()
            : throw new RuleBrokenException("Question.TextRequired", WrittenText.MaxLength);
}
