using System.Globalization;
using Lms.Web;
using Lms.Web.Documents;

namespace Lms.Features.Marking.Appeals;

/// <summary>The letter that answers an appeal, in the form of Party documents. Who marked is not told.</summary>
public sealed class AppealLetter(Texts text)
{
    public byte[] Write(LetterSource source)
    {
        var appeal = source.Appeal;
        using var paper = new PartyDocument(
            source.Centre.ToUpper(CultureInfo.CurrentCulture), text["Conduct.Party"],
            PlaceAndDate.Of(text, source.Locality, appeal.AnsweredAt!.Value), text["Marking.LetterNumber"]);
        paper.Title(text["Marking.LetterTitle"], source.Sitting);
        paper.Paragraph(text["Marking.LetterTo", source.FullName, source.Code]);
        paper.Paragraph(text["Marking.LetterApplied", SchoolTime.Show(appeal.AppliedAt, "date"), appeal.Reason]);
        paper.Paragraph(text["Marking.LetterMarked", string.Join("; ", source.NewMarks.Select(Show))]);
        if (appeal.Minutes.Length > 0)
        {
            paper.Paragraph(text["Marking.LetterTalked", appeal.Minutes]);
        }

        paper.Table(
            [40, 30, 30],
            ["", text["Marking.OldMark"], text["Marking.NewMark"]],
            [[text["Marking.MarkOf", source.Points.ToString("0.##", CultureInfo.CurrentCulture)], Show(appeal.OldMark), Show(appeal.NewMark!.Value)]]);
        paper.Paragraph(text[appeal.Changes ? "Marking.LetterChanges" : "Marking.LetterStays", Show(appeal.Changes ? appeal.NewMark.Value : appeal.OldMark)]);
        if (source.Result.Discipline is { } discipline)
        {
            paper.Paragraph(text["Marking.LetterDiscipline", text.Of(discipline), source.Result.DeductedPercent.ToString("0.##", CultureInfo.CurrentCulture)]);
        }

        paper.Paragraph(text["Marking.LetterResult", Show(source.Result.Mark), source.Classification]);
        paper.Signatures(text["Marking.LetterFor"], text["Marking.LetterSigns"]);
        return paper.Close();
    }

    private static string Show(decimal mark) => mark.ToString("0.00", CultureInfo.CurrentCulture);
}
