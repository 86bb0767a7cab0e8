using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;

namespace Lms.Features.Results;

/// <param name="Counting">The sittings whose results count, of those that several results of one exam come from.</param>
public sealed record ResultsPage(IReadOnlyList<ResultRow> Rows, PinnedBands Bands, IReadOnlySet<Guid> Counting, int Page, int PageSize, int Total);

public sealed class ResultRow
{
    public Guid SittingId { get; init; }

    public FollowUpReason? CameFor { get; init; }

    /// <summary>Excused from this sitting: there is no mark, and none is missing.</summary>
    public bool IsPostponed { get; init; }

    public Guid ScriptId { get; init; }

    public string Title { get; init; } = "";

    public bool HasFiles { get; init; }

    public DateTimeOffset WrittenOn { get; init; }

    /// <summary>For whoever is excused, when that was written down.</summary>
    public DateTimeOffset ReleasedAt { get; init; }

    public decimal Mark { get; init; }

    /// <summary>What the script earned, before discipline.</summary>
    public decimal Earned { get; init; }

    public IncidentKind? Discipline { get; init; }

    public decimal DeductedPercent { get; init; }

    public decimal Max { get; init; }

    public string Classification { get; init; } = "";

    /// <summary>How the sheets became one mark; null for a result from when there was one sheet.</summary>
    public ReconciliationState? Way { get; init; }
}

public sealed class AnsweredQuestion
{
    public int Number { get; init; }

    public QuestionKind Kind { get; init; }

    public decimal Points { get; init; }

    public string QuestionHtml { get; init; } = "";

    public string Text { get; init; } = "";

    public List<SchemeItem> Scheme { get; init; } = [];
}

/// <summary>
/// What a trainee gets back: mark, classification, and the script with what each of its markers gave and remarked. Who
/// they were is not told.
/// </summary>
public sealed record ResultPage(
    ResultRow Row, string Classification, IReadOnlyList<string> Conclusions, int Sheets, IReadOnlyList<ResultPart> Parts)
{
    public bool Counts { get; init; } = true;

    /// <summary>For what something was taken off the mark, as it was recorded.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    public IReadOnlyList<AttemptFile> Files { get; init; } = [];

    public static ResultPage Of(
        ResultRow row, string classification, IEnumerable<AnsweredQuestion> answers, IReadOnlyList<MarkSheet> sheets)
    {
        var parts = new List<ResultPart>();
        var notes = 0;
        foreach (var answer in answers)
        {
            var remarks = sheets.SelectMany(sheet => sheet.Remarks).Where(remark => remark.Number == answer.Number)
                .Select(remark => new TextNote(remark.Id, remark.Start, remark.Quote, remark.Text) { Points = remark.Points }).ToList();
            parts.Add(new ResultPart(
                answer, AnnotatedText.Of(answer.Text, remarks, notes + 1),
                answer.Scheme.ConvertAll(item => new ResultLine(
                    $"{answer.Number}.{item.Number}", item.Text,
                    [.. sheets.Select(sheet => sheet.Marks.First(mark => mark.SchemeItemId == item.Id).Value)], item.Max))));
            notes += remarks.Count;
        }

        return new ResultPage(row, classification, [.. sheets.Select(sheet => sheet.Conclusion)], sheets.Count, parts);
    }
}

public sealed record ResultPart(AnsweredQuestion Question, IReadOnlyList<AnnotatedParagraph> Answer, IReadOnlyList<ResultLine> Lines)
{
    /// <summary>What each sheet gave for the question.</summary>
    public IEnumerable<decimal> Marks => Lines.Count == 0
        ? []
        : Enumerable.Range(0, Lines[0].Marks.Count).Select(at => Lines.Sum(line => line.Marks[at]));
}

public sealed record ResultLine(string Number, string Text, IReadOnlyList<decimal> Marks, decimal Max);
