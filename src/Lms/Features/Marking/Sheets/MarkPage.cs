using System.Globalization;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;

namespace Lms.Features.Marking.Sheets;

/// <summary>One sheet with its script, as its marker sees it: a mask number, and nothing that tells whose it is.</summary>
public sealed record MarkPage(
    Guid Id, int MaskNumber, Guid SittingId, string SittingTitle, DateTimeOffset? SavedAt, DateTimeOffset? LockedAt,
    IReadOnlyList<MarkPart> Parts, decimal Step, MarkForm Form, NeighbouringSheets Around)
{
    /// <summary>What the head of marking was told, and answered; null when nothing was.</summary>
    public ReadConcern? Concern { get; init; }

    public IReadOnlyList<MarkedFile> Files { get; init; } = [];

    /// <summary>The marker's own code: by it they sign in again over the page.</summary>
    public string Code { get; init; } = "";

    public bool IsLocked => LockedAt is not null;

    public decimal Max => Parts.Sum(part => part.Points);

    public decimal Total => Parts.Sum(part => part.Total);

    public int Left => Parts.Sum(part => part.Items.Count(item => item.Value is null));

    /// <summary>The same page with what was typed and not taken.</summary>
    public MarkPage Typed(MarkForm form) => this with
    {
        Form = form,
        Parts = [.. Parts.Select(part => part with { Items = [.. part.Items.Select(item => item.Typed(form.Marks.GetValueOrDefault(item.Id)))] })],
    };
}

/// <summary>A question with the answer to it and the lines of its scheme.</summary>
public sealed record MarkPart(
    int Number, QuestionKind Kind, decimal Points, string QuestionHtml,
    IReadOnlyList<AnnotatedParagraph> Answer, IReadOnlyList<MarkLine> Items, string ModelAnswerHtml)
{
    public decimal Total => Items.Sum(item => item.Value ?? 0);
}

/// <param name="Value">Null while it is not marked.</param>
public sealed record MarkLine(Guid Id, string Number, string Text, decimal Max, decimal? Value)
{
    public MarkLine Typed(string? typed) =>
        decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? this with { Value = value } : this;
}

/// <summary>Where this sheet stands among the marker's sheets of the sitting, by mask number.</summary>
public sealed record NeighbouringSheets(int Place, int Count, int Locked, Guid? Previous, Guid? Next);

/// <summary>The whole sheet as a plain form sends it.</summary>
public sealed class MarkForm
{
    public long Sequence { get; set; }

    /// <summary>Marks by scheme item, as numbers with a decimal point.</summary>
    public Dictionary<Guid, string?> Marks { get; set; } = [];

    public string? Conclusion { get; set; }

    /// <summary>For the marker alone.</summary>
    public string? Note { get; set; }

    /// <summary>For the head of marking alone.</summary>
    public string? Concern { get; set; }

    /// <summary>A new remark: the question's number, the words it quotes, and what it says.</summary>
    public int Number { get; set; }

    public string? Quote { get; set; }

    public string? Words { get; set; }

    /// <summary>Points that the new remark names, as typed: "+0,25".</summary>
    public string? Points { get; set; }

    /// <summary>A remark to take back.</summary>
    public Guid? TakeBack { get; set; }
}

/// <summary>A step to a neighbouring sheet; none at the ends.</summary>
public sealed record SheetStep(Guid? Sheet, string Icon, string TextKey);
