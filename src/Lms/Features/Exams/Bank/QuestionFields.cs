using System.Globalization;
using Lms.Domain.Exams;
using Lms.Features.Shared;

namespace Lms.Features.Exams.Bank;

/// <summary>A version field by field, from what is stored or from what is typed: to be compared with another.</summary>
public static class QuestionFields
{
    public static IReadOnlyList<FieldText> Of(Question question) => Of(
        question.Source, question.Points, question.Variants.Select(variant => (variant.Tag, variant.Source)), question.General,
        question.Scheme.OrderBy(item => item.Number).Select(item => (item.Text, item.Max)), question.ModelAnswer, question.Comparability);

    public static IReadOnlyList<FieldText> Of(QuestionForm form) => Of(
        form.Source, form.Points ?? 0, form.Kind == QuestionKind.Duty ? form.Variants.Select(variant => (variant.Tag, variant.Text ?? "")) : [],
        form.Kind == QuestionKind.Duty ? form.General : "",
        form.Scheme.Where(line => !line.IsEmpty).Select(line => (line.Text ?? "", line.Max ?? 0)), form.ModelAnswer, form.Comparability);

    private static IReadOnlyList<FieldText> Of(
        string? source, decimal points, IEnumerable<(string Tag, string Text)> variants, string? general,
        IEnumerable<(string Text, decimal Max)> scheme, string? answer, string? comparability) =>
    [
        Field("Exams.QuestionText", source),
        Field("Exams.Points", Number(points)),
        .. variants.Where(variant => !string.IsNullOrWhiteSpace(variant.Text)).OrderBy(variant => variant.Tag, StringComparer.Ordinal)
            .Select(variant => new FieldText(null, variant.Tag, Plain(variant.Text))),
        Field("Exams.GeneralWording", general),
        Field("Exams.Scheme", string.Join('\n', scheme.Select(item => $"{Plain(item.Text)} ({Number(item.Max)})"))),
        Field("Exams.ModelAnswer", answer),
        Field("Exams.Comparability", comparability),
    ];

    private static FieldText Field(string key, string? text) => new(key, key, Plain(text));

    // What a browser sends back differs in line ends from what it was given.
    private static string Plain(string? text) => (text ?? "").Trim().ReplaceLineEndings("\n").Normalize();

    private static string Number(decimal value) => value.ToString("0.##", CultureInfo.CurrentCulture);
}
