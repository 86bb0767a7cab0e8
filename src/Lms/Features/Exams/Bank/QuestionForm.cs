using System.ComponentModel.DataAnnotations;
using Lms.Domain.Exams;
using Lms.Domain.Language;
using Lms.Features.Shared;
using Lms.Web;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lms.Features.Exams.Bank;

/// <summary>A question of the bank with what its newest version says. Empty variants and lines are as good as not there.</summary>
public sealed partial class QuestionForm
{
    private const int SpareLines = 3;

    public QuestionKind Kind { get; set; } = QuestionKind.Theory;

    [Display(Name = "Exams.QuestionName"), Required, StringLength(BankQuestion.NameLength)]
    public string Name { get; set; } = "";

    [Display(Name = "Exams.Programme")]
    public Guid? ProgrammeId { get; set; }

    [Display(Name = "Exams.Lesson")]
    public Guid? LessonId { get; set; }

    [Display(Name = "Exams.QuestionText"), Required, StringLength(WrittenText.MaxLength)]
    public string Source { get; set; } = "";

    [Display(Name = "Exams.Points"), Required, Range(0.25, 100)]
    public decimal? Points { get; set; }

    public List<VariantLine> Variants { get; set; } = [];

    [Display(Name = "Exams.GeneralWording"), StringLength(WrittenText.MaxLength)]
    public string? General { get; set; }

    [Display(Name = "Exams.Comparability"), StringLength(Question.ComparabilityLength)]
    public string? Comparability { get; set; }

    public List<SchemeLine> Scheme { get; set; } = [];

    [Display(Name = "Exams.ModelAnswer"), StringLength(WrittenText.MaxLength)]
    public string? ModelAnswer { get; set; }

    /// <summary>Fingerprint of the question this form was opened with; empty for a new one.</summary>
    public string? Seen { get; set; }

    /// <summary>The button that was pressed: "lines" asks for more lines of the scheme, nothing is saved.</summary>
    public string? Do { get; set; }

    /// <summary>The paper that a new question goes into at once, and the form of it; of an old one, where its writer goes back to.</summary>
    public Guid? Paper { get; set; }

    public ExamForm PaperForm { get; set; } = ExamForm.Official;

    public bool MoreLines => Do == "lines";

    // Internal, so that no binder takes them from the request nor demands them there.
    internal BankQuestion? Bank { get; private set; }

    internal IReadOnlyDictionary<string, string> TagNames { get; private set; } = new Dictionary<string, string>();

    internal IReadOnlyList<SelectListItem> Programmes { get; set; } = [];

    internal IReadOnlyList<SelectListItem> Lessons { get; set; } = [];

    internal string? PaperTitle { get; set; }

    /// <summary>Papers not yet in use that ask the newest version: what is written here changes them too.</summary>
    internal IReadOnlyList<string> Drafts { get; set; } = [];

    /// <summary>What somebody else stored since this form was opened.</summary>
    internal IReadOnlyList<FieldText>? Stored { get; set; }

    public static QuestionForm Of(BankQuestion bank, Guid? paper)
    {
        var question = bank.Newest!;
        return new QuestionForm
        {
            Kind = question.Kind,
            Name = bank.Name,
            LessonId = bank.LessonId,
            Source = question.Source,
            Points = question.Points,
            General = question.General,
            Comparability = question.Comparability,
            ModelAnswer = question.ModelAnswer,
            Variants = [.. question.Variants.Select(variant => new VariantLine { Tag = variant.Tag, Text = variant.Source })],
            Scheme = [.. question.Scheme.OrderBy(item => item.Number).Select(item => new SchemeLine { Text = item.Text, Max = item.Max })],
            Seen = FingerprintOf(bank),
            Paper = paper,
        };
    }

    /// <summary>Whether the question still is what this form was opened with. Told once: what is sent again replaces it.</summary>
    public bool IsOf(BankQuestion bank)
    {
        var before = Seen;
        Seen = FingerprintOf(bank);
        return before == Seen;
    }

    /// <summary>Whether the newest version says the same already.</summary>
    public bool Says(BankQuestion bank) => bank.Newest is { } newest && QuestionFields.Of(newest).SequenceEqual(QuestionFields.Of(this));

    public void Prepare(BankQuestion? question, IReadOnlyDictionary<string, string> tagNames)
    {
        (Bank, TagNames) = (question, tagNames);
        Kind = question?.Kind ?? (Enum.IsDefined(Kind) ? Kind : QuestionKind.Theory);
        var missing = tagNames.Keys.Except(Variants.Select(variant => variant.Tag));
        Variants.AddRange(Kind == QuestionKind.Duty ? missing.Select(tag => new VariantLine { Tag = tag }) : []);
        if (MoreLines || Scheme.Count == 0)
        {
            Scheme.AddRange(Enumerable.Range(0, SpareLines).Select(_ => new SchemeLine()));
        }
    }

    private static string FingerprintOf(BankQuestion bank) => Fingerprint.Of(string.Join(
        '\0', [bank.Name, $"{bank.LessonId}", .. QuestionFields.Of(bank.Newest!).SelectMany(field => new[] { field.Name, field.Text })]));
}
