using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Organisation;
using Lms.Web;

namespace Lms.Features.Marking.Head;

/// <summary>One script's reconciliation, as its head of marking sees it: the sheets side by side, never whose it is.</summary>
/// <param name="Made">Null while the first two sheets are not both locked: then no sheet is shown.</param>
public sealed record ScriptPage(
    ExamSitting Sitting, int MaskNumber, Reconciliation? Made, ReconciliationRules Rules, decimal Step, int Expected,
    IReadOnlyList<SheetColumn> Sheets, IReadOnlyList<ComparedPart> Parts, SettleForm Form)
{
    /// <summary>Told by its markers, seen before their sheets are.</summary>
    public IReadOnlyList<ScriptConcern> Concerns { get; init; } = [];

    public IReadOnlyList<MarkedFile> Files { get; init; } = [];

    public decimal Max => Parts.Sum(part => part.Points);

    public bool MayAct => Made is not null && Sitting.ReleasedAt is null;
}

public sealed record ScriptConcern(MarkSheet Sheet, string Marker)
{
    public Concern Told => Sheet.Concern!;
}

/// <param name="At">1, 2 or 3: the column, and what its remarks are marked with.</param>
public sealed record SheetColumn(int At, string Marker, DateTimeOffset LockedAt, decimal Total, string Conclusion);

/// <summary>A question with its answer, and what each sheet gave for it.</summary>
public sealed record ComparedPart(
    int Number, QuestionKind Kind, decimal Points, string QuestionHtml, IReadOnlyList<AnnotatedParagraph> Answer,
    IReadOnlyDictionary<Guid, int> RemarkedBy, IReadOnlyList<ComparedLine> Lines, IReadOnlyList<decimal> Totals)
{
    public decimal Difference => Compared.Spread(Totals);
}

public sealed record ComparedLine(string Number, string Text, decimal Max, IReadOnlyList<decimal> Marks)
{
    public decimal Difference => Compared.Spread(Marks);
}

internal static class Compared
{
    public static decimal Spread(IReadOnlyList<decimal> marks) => marks.Count == 0 ? 0 : marks.Max() - marks.Min();
}

/// <summary>What the head settles. The mark is text as typed: with a comma or a point.</summary>
public sealed class SettleForm
{
    public string? Minutes { get; set; }

    public string? Mark { get; set; }
}
