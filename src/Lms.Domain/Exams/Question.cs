using Lms.Domain.Language;

namespace Lms.Domain.Exams;

public enum QuestionKind
{
    Theory = 1,

    /// <summary>Tied to the trainee's assigned duty: one variant per duty tag, and a general one.</summary>
    Duty,
}

/// <summary>
/// One version of a bank question, in Markdown: what papers ask and markers mark. What a duty question asks of everybody
/// stands in <see cref="Source"/>; one of the <see cref="Variants"/>, or the general one, follows it.
/// </summary>
public sealed partial class Question : ICentreOwned
{
    public const decimal MaxPoints = 100;

    private readonly List<DutyVariant> variants = [];
    private readonly List<SchemeItem> scheme = [];

    private Question()
    {
    }

    internal Question(BankQuestion bank, int version, string source, decimal points, Guid author, DateTimeOffset now)
    {
        CentreId = bank.CentreId;
        Id = Guid.CreateVersion7();
        BankQuestionId = bank.Id;
        Bank = bank;
        Version = version;
        Kind = bank.Kind;
        Change(source, points, author, now);
    }

    public Guid CentreId { get; private set; }

    public Guid Id { get; private set; }

    public Guid BankQuestionId { get; private set; }

    public BankQuestion Bank { get; private set; } = null!;

    /// <summary>From 1, within the bank question.</summary>
    public int Version { get; private set; }

    /// <summary>The bank question's: it never changes.</summary>
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
        RequireOpen();
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
        RequireOpen();
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

    public void RemoveVariant(string tag)
    {
        RequireOpen();
        variants.RemoveAll(variant => variant.Tag == tag);
    }

    public SchemeItem AddSchemeItem(string text, decimal max)
    {
        RequireOpen();
        var item = new SchemeItem(CentreId, Id, scheme.Count + 1, text, max);
        scheme.Add(item);
        return item;
    }

    public void ClearScheme()
    {
        RequireOpen();
        scheme.Clear();
    }

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

    internal void Change(string source, decimal points, Guid author, DateTimeOffset now)
    {
        RequireOpen();
        source = Required(source);
        RequireKnown(DutyPlaceholders.In(source));
        Source = source;
        Points = points is > 0 and <= MaxPoints ? points : throw new RuleBrokenException("Question.PointsOutOfRange", MaxPoints);
        (WrittenBy, WrittenAt) = (author, now);
    }

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
