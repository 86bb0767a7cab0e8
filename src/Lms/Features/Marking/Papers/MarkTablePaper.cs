using Lms.Data;
using Lms.Web;
using Lms.Web.Documents;

namespace Lms.Features.Marking.Papers;

/// <summary>The table of marks (bảng điểm): by number and name once released, by mask number before.</summary>
public sealed class MarkTablePaper(Texts text)
{
    public byte[] Document(PaperHead head, IReadOnlyList<NamedResult> rows, PinnedBands bands)
    {
        using var paper = head.Begin(text);
        paper.Title(text["Papers.TableTitle"], head.About);
        paper.Table(
            [8, 9, 25, 18, 9, 11, 9, 11],
            [text["Papers.Order"], text["Papers.Number"], text["Papers.FullName"], text["Papers.Unit"], text["Papers.Earned"], text["Papers.Deducted"], text["Papers.Mark"], text["Papers.Classification"]],
            rows.Select((row, place) => (IReadOnlyList<string>)[
                $"{place + 1}", $"{row.Number:0000}", $"{row.FamilyName} {row.GivenName}", row.Unit, row.Result?.Earned.Mark() ?? "", Deducted(row),
                row.Result?.Mark.Mark() ?? "", Classification(row, head, bands)]),
            0, 1, 4, 6);
        paper.Paragraph(Counts(rows));
        paper.Signatures(text["Papers.OfficeSigns"], text["Papers.DirectorSigns"]);
        return paper.Close();
    }

    public byte[] Sheet(PaperHead head, IReadOnlyList<NamedResult> rows, PinnedBands bands)
    {
        var sheet = head.Begin(text,
        [
            new(text["Papers.Order"], 6, Shown.Count), new(text["Papers.Number"], 9, Shown.Number), new(text["Papers.FamilyName"], 20), new(text["Papers.GivenName"], 10),
            new(text["Papers.Unit"], 30), new(text["Papers.Earned"], 9, Shown.Mark), new(text["Papers.Discipline"], 13), new(text["Papers.Percent"], 8, Shown.Percent),
            new(text["Papers.Mark"], 9, Shown.Mark), new(text["Papers.Classification"], 14, Shown.Centred),
        ]);
        sheet.Titles(text["Papers.TableTitle"], head.About);
        sheet.Table(rows.Select((row, place) => (IReadOnlyList<object?>)[
            place + 1, row.Number, row.FamilyName, row.GivenName, row.Unit, row.Result?.Earned, row.Result?.Discipline is { } kind ? text.Of(kind) : null,
            row.Result?.Discipline is null ? null : row.Result.DeductedPercent, row.Result?.Mark, Classification(row, head, bands)]));
        sheet.Paragraph(Counts(rows));
        sheet.Signatures(text["Papers.OfficeSigns"], text["Papers.DirectorSigns"]);
        return sheet.Close();
    }

    /// <summary>Without names: what the head may take along before the masks are opened.</summary>
    public byte[] MaskedDocument(ReconciliationSource source)
    {
        using var paper = source.Head.Begin(text);
        paper.Title(text["Papers.TableTitle"], source.Head.About);
        paper.Table(
            [12, 24, 24, 40], [text["Papers.Order"], text["Papers.Mask"], text["Papers.Settled"], text["Papers.Note"]],
            source.Lines.Select((line, place) => (IReadOnlyList<string>)[$"{place + 1}", $"{line.MaskNumber:0000}", line.Made.Mark?.Mark() ?? "", text.Of(line.Made.State)]), 0, 1, 2);
        paper.Paragraph(text["Papers.MaskedNote"]);
        paper.Signatures([text["Papers.SecretarySigns"], text["Papers.HeadSigns"]], ["", string.Join(", ", source.Heads)]);
        return paper.Close();
    }

    public byte[] MaskedSheet(ReconciliationSource source)
    {
        var sheet = source.Head.Begin(text,
            [new(text["Papers.Order"], 8, Shown.Count), new(text["Papers.Mask"], 20, Shown.Number), new(text["Papers.Settled"], 20, Shown.Mark), new(text["Papers.Note"], 40)]);
        sheet.Titles(text["Papers.TableTitle"], source.Head.About);
        sheet.Table(source.Lines.Select((line, place) => (IReadOnlyList<object?>)[place + 1, line.MaskNumber, line.Made.Mark, text.Of(line.Made.State)]));
        sheet.Paragraph(text["Papers.MaskedNote"]);
        sheet.Signatures(text["Papers.SecretarySigns"], text["Papers.HeadSigns"]);
        return sheet.Close();
    }

    private string Deducted(NamedResult row) => row.Result is { Discipline: { } kind } result ? text["Papers.DeductedFor", text.Of(kind), result.DeductedPercent.Points()] : "";

    private string Classification(NamedResult row, PaperHead head, PinnedBands bands) =>
        row.IsPostponed ? text["Papers.Postponed"] : row.Result is null ? text["Papers.Absent"] : bands.NameOf(head.Sitting.Id, row.Result.Classification);

    private string Counts(IReadOnlyList<NamedResult> rows)
    {
        var (marked, postponed) = (rows.Count(row => row.Result is not null), rows.Count(row => row.IsPostponed));
        return text["Papers.TableCounts", rows.Count, marked, rows.Count - marked - postponed, postponed];
    }
}
