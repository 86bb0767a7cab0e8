using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;
using Lms.Web.Documents;

namespace Lms.Features.Marking.Papers;

/// <summary>What the minutes of reconciliation (biên bản thống nhất điểm) are written from.</summary>
/// <param name="Unsettled">Scripts without a mark yet.</param>
public sealed record ReconciliationSource(PaperHead Head, IReadOnlyList<ReconciledLine> Lines, int Unsettled, IReadOnlyList<string> Heads)
{
    public static async Task<ReconciliationSource> Read(MarkRecords records, ExamSitting sitting, CancellationToken stop)
    {
        var lines = new List<ReconciledLine>();
        await foreach (var script in records.Scripts(sitting, stop))
        {
            lines.Add(ReconciledLine.Of(script));
        }

        return new ReconciliationSource(await records.Head(sitting, stop), lines, await records.Unsettled(sitting, stop), await records.Heads(sitting, stop));
    }
}

/// <summary>A script without its words: of thousands of them only this is kept.</summary>
/// <param name="Marks">Of the locked sheets, by round.</param>
public sealed record ReconciledLine(int MaskNumber, IReadOnlyList<decimal> Marks, IReadOnlyList<string> Markers, Reconciliation Made)
{
    public static ReconciledLine Of(MarkedScript script) => new(
        script.Script.MaskNumber, [.. script.Sheets.Select(sheet => sheet.Sheet.Total)], [.. script.Sheets.Select(sheet => sheet.Marker)], script.Made);

    public decimal? Mark(int round) => round <= Marks.Count ? Marks[round - 1] : null;
}

/// <summary>How every script came to its one mark: by mask number, with what was said where that was needed.</summary>
public sealed class ReconciliationPaper(Texts text)
{
    public byte[] Document(ReconciliationSource source)
    {
        using var paper = source.Head.Begin(text);
        paper.Title(text["Papers.ReconciliationTitle"], source.Head.About);
        paper.Paragraph(Markers(source));
        paper.Paragraph(Counts(source));
        paper.Table(
            [12, 11, 11, 13, 11, 28, 14], [.. Columns().Take(7).Select(column => column.Heading)],
            source.Lines.Select(line => (IReadOnlyList<string>)[
                $"{line.MaskNumber:0000}", Mark(line.Mark(1)), Mark(line.Mark(2)), Mark(line.Made.Difference), Mark(line.Mark(3)), text.Of(line.Made.State), Mark(line.Made.Mark)]),
            0, 1, 2, 3, 4, 6);
        if (Said(source).Any())
        {
            paper.Heading(text["Papers.Discussed"]);
        }

        foreach (var line in Said(source))
        {
            paper.Paragraph(Words(line));
        }

        paper.Signatures([text["Papers.SecretarySigns"], text["Papers.HeadSigns"]], ["", string.Join(", ", source.Heads)]);
        return paper.Close();
    }

    public byte[] Sheet(ReconciliationSource source)
    {
        var sheet = source.Head.Begin(text, Columns());
        sheet.Titles(text["Papers.ReconciliationTitle"], source.Head.About);
        sheet.Paragraph(Markers(source));
        sheet.Paragraph(Counts(source));
        sheet.Table(source.Lines.Select(line => (IReadOnlyList<object?>)[
            line.MaskNumber, line.Mark(1), line.Mark(2), line.Made.Difference, line.Mark(3), text.Of(line.Made.State), line.Made.Mark, line.Made.Minutes]));
        sheet.Signatures(text["Papers.SecretarySigns"], text["Papers.HeadSigns"]);
        return sheet.Close();
    }

    private List<SheetHead> Columns() =>
    [
        new(text["Papers.Mask"], 9, Shown.Number), new(text["Papers.FirstMark"], 9, Shown.Mark), new(text["Papers.SecondMark"], 9, Shown.Mark),
        new(text["Papers.Difference"], 9, Shown.Mark), new(text["Papers.ThirdMark"], 9, Shown.Mark), new(text["Papers.Way"], 26), new(text["Papers.Settled"], 10, Shown.Mark),
        new(text["Papers.Minutes"], 46),
    ];

    private string Markers(ReconciliationSource source) => text[
        "Papers.Markers", string.Join(", ", source.Lines.SelectMany(line => line.Markers).Distinct().Order(StringComparer.CurrentCulture).DefaultIfEmpty("–"))];

    private string Counts(ReconciliationSource source) => text["Papers.ReconciledCounts", source.Lines.Count(line => line.Made.Mark is not null), source.Unsettled];

    private static IEnumerable<ReconciledLine> Said(ReconciliationSource source) => source.Lines.Where(line => line.Made.Minutes.Length > 0);

    private string Words(ReconciledLine line) => text["Papers.ScriptMinutes", $"{line.MaskNumber:0000}", line.Made.Minutes, Mark(line.Made.Mark)];

    private static string Mark(decimal? mark) => mark?.Mark() ?? "";
}
