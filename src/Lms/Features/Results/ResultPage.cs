using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Domain.Marking.Masking;
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

    /// <summary>What counted before an appeal changed it; null when none did.</summary>
    public decimal? Former { get; init; }

    /// <summary>Where an appeal of it stands; null when there is none.</summary>
    public AppealState? Appeal { get; init; }

    /// <summary>How the sheets became one mark; null for a result from when there was one sheet.</summary>
    public ReconciliationState? Way { get; init; }
}

public sealed class AnsweredQuestion
{
    public int Number { get; init; }

    public QuestionKind Kind { get; init; }

    public decimal Points { get; init; }

    public string QuestionHtml { get; init; } = "";

    /// <summary>As markers read it.</summary>
    public string Marked { get; init; } = "";

    /// <summary>As the trainee wrote it; null where nothing of it was hidden from markers.</summary>
    public string? Written { get; init; }

    public List<TextStretch> Hidden { get; init; } = [];

    public List<SchemeItem> Scheme { get; init; } = [];

    /// <summary>The trainee's own words, and the way to them from what markers read.</summary>
    public MaskedText Text => new(Written ?? Marked, Hidden);

    /// <summary>A remark at the words it was made on, as the trainee wrote them.</summary>
    public TextNote NoteOf(Remark remark)
    {
        var place = Text.InOriginal(new TextStretch(remark.Start, remark.Quote.Length));
        return new TextNote(remark.Id, place.Start, Text.Original.Substring(place.Start, place.Length), remark.Text) { Points = remark.Points };
    }
}

/// <summary>
/// What a trainee gets back: mark, classification, and the script with what each of its markers gave and remarked. Who
/// they were is not told.
/// </summary>
public sealed record ResultPage(
    ResultRow Row, string Classification, IReadOnlyList<string> Conclusions, int Sheets, IReadOnlyList<ResultPart> Parts)
{
    public bool Counts { get; init; } = true;

    /// <summary>Until the end of this day an appeal may be made.</summary>
    public DateOnly AppealUntil { get; init; }

    public DateOnly Today { get; init; }

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
                .Select(answer.NoteOf).ToList();
            parts.Add(new ResultPart(
                answer, AnnotatedText.Of(answer.Text.Original, remarks, notes + 1),
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
