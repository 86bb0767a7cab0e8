using System.ComponentModel.DataAnnotations;
using Lms.Domain.Exams;

namespace Lms.Features.Exams.Bank;

/// <summary>Puts what was typed into the question, field by field: every refusal is shown where it belongs.</summary>
public sealed partial class QuestionForm
{
    /// <param name="obeys">Runs a rule for a field of this form.</param>
    public bool WriteTo(BankQuestion bank, Guid author, DateTimeOffset now, Func<Action, string, bool> obeys)
    {
        Question? question = null;
        if (!obeys(() => question = bank.Write(Source, Points!.Value, author, now), nameof(Source)))
        {
            return false;
        }

        var good = obeys(() => question!.Answer(ModelAnswer ?? ""), nameof(ModelAnswer))
            & obeys(() => question!.Compare(Comparability ?? ""), nameof(Comparability));
        good &= WriteScheme(question!, obeys);
        return (question!.Kind != QuestionKind.Duty || WriteVariants(question, obeys)) && good;
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
