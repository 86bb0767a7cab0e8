using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Web;

namespace Lms.Features.Exams;

/// <summary>One question with its variants and marking scheme. Empty variants and lines are as good as not there.</summary>
public sealed class QuestionForm
{
    private const int SpareLines = 3;

    public QuestionKind Kind { get; set; } = QuestionKind.Theory;

    [Display(Name = "Exams.QuestionText"), Required, StringLength(WrittenText.MaxLength)]
    public string Source { get; set; } = "";

    [Display(Name = "Exams.Points"), Required, Range(0.25, 100)]
    public decimal? Points { get; set; }

    public List<VariantLine> Variants { get; set; } = [];

    [Display(Name = "Exams.GeneralWording"), StringLength(WrittenText.MaxLength)]
    public string? General { get; set; }

    public List<SchemeLine> Scheme { get; set; } = [];

    /// <summary>Fingerprint of the question this form was opened with; empty for a new one.</summary>
    public string? Seen { get; set; }

    /// <summary>The button that was pressed: "lines" asks for more lines of the scheme, nothing is saved.</summary>
    public string? Do { get; set; }

    public bool MoreLines => Do == "lines";

    // Internal, so that no binder takes them from the request nor demands them there.
    internal ExamPaper Paper { get; private set; } = null!;

    internal Guid? Id { get; private set; }

    internal IReadOnlyDictionary<string, string> TagNames { get; private set; } = new Dictionary<string, string>();

    public static QuestionForm Of(Question question) => new()
    {
        Kind = question.Kind,
        Source = question.Source,
        Points = question.Points,
        General = question.General,
        Variants = [.. question.Variants.Select(variant => new VariantLine { Tag = variant.Tag, Text = variant.Source })],
        Scheme = [.. question.Scheme.OrderBy(item => item.Number).Select(item => new SchemeLine { Text = item.Text, Max = item.Max })],
        Seen = FingerprintOf(question),
    };

    /// <summary>Whether the question still is what this form was opened with. Told once: what is sent again replaces it.</summary>
    public bool IsOf(Question question)
    {
        var before = Seen;
        Seen = FingerprintOf(question);
        return before == Seen;
    }

    private static string FingerprintOf(Question question) => Fingerprint.Of(string.Join(
        '\0',
        [
            question.Source, question.General, question.Points.ToString(CultureInfo.InvariantCulture),
            .. question.Variants.OrderBy(variant => variant.Tag, StringComparer.Ordinal).SelectMany(variant => new[] { variant.Tag, variant.Source }),
            .. question.Scheme.OrderBy(item => item.Number).SelectMany(item => new[] { item.Text, item.Max.ToString(CultureInfo.InvariantCulture) }),
        ]));

    public void Prepare(ExamPaper paper, Guid? id, IReadOnlyDictionary<string, string> tagNames)
    {
        (Paper, Id, TagNames) = (paper, id, tagNames);
        if (id is { } existing)
        {
            Kind = paper.Question(existing).Kind;
        }

        var missing = tagNames.Keys.Except(Variants.Select(variant => variant.Tag));
        Variants.AddRange(Kind == QuestionKind.Duty ? missing.Select(tag => new VariantLine { Tag = tag }) : []);
        if (MoreLines || Scheme.Count == 0)
        {
            Scheme.AddRange(Enumerable.Range(0, SpareLines).Select(_ => new SchemeLine()));
        }
    }

    /// <param name="obeys">Runs a rule for a field of this form.</param>
    public bool WriteTo(ExamPaper paper, Guid? id, Func<Action, string, bool> obeys)
    {
        Question? question = null;
        if (!obeys(() => question = Begin(paper, id), nameof(Source)))
        {
            return false;
        }

        var good = WriteScheme(question!, obeys);
        return (question!.Kind != QuestionKind.Duty || WriteVariants(question, obeys)) && good;
    }

    private Question Begin(ExamPaper paper, Guid? id)
    {
        if (id is not { } existing)
        {
            return paper.AddQuestion(Kind, Source, Points!.Value);
        }

        paper.ChangeQuestion(existing, Source, Points!.Value);
        return paper.Question(existing);
    }

    private bool WriteVariants(Question question, Func<Action, string, bool> obeys)
    {
        var good = obeys(() => question.VaryGenerally(General ?? ""), nameof(General));
        foreach (var (place, variant) in Variants.Index())
        {
            good &= obeys(
                () =>
                {
                    if (string.IsNullOrWhiteSpace(variant.Text))
                    {
                        question.RemoveVariant(variant.Tag);
                    }
                    else
                    {
                        question.Vary(variant.Tag, variant.Text);
                    }
                },
                $"Variants[{place}].Text");
        }

        return good;
    }

    private bool WriteScheme(Question question, Func<Action, string, bool> obeys)
    {
        question.ClearScheme();
        var good = true;
        foreach (var (place, line) in Scheme.Index().Where(line => !line.Item.IsEmpty))
        {
            good &= obeys(() => question.AddSchemeItem(line.Text ?? "", line.Max ?? 0), $"Scheme[{place}].{line.Fault}");
        }

        return good;
    }
}

public sealed class VariantLine
{
    public string Tag { get; set; } = "";

    public string? Text { get; set; }
}

public sealed class SchemeLine
{
    [Display(Name = "Exams.SchemeText")]
    public string? Text { get; set; }

    [Display(Name = "Exams.SchemeMax")]
    public decimal? Max { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Max is null;

    /// <summary>Where a refusal is shown.</summary>
    public string Fault => string.IsNullOrWhiteSpace(Text) || Text.Length > SchemeItem.TextLength ? nameof(Text) : nameof(Max);
}
