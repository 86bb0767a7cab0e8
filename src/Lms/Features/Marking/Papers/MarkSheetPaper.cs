using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;
using Lms.Web.Documents;

namespace Lms.Features.Marking.Papers;

/// <summary>Mark sheets (phiếu chấm) on paper: each on a page of its own, under its mask number and no name but the marker's.</summary>
public sealed class MarkSheetPaper(Texts text)
{
    /// <summary>All sheets of the scripts, one after the other.</summary>
    public async Task Write(Stream to, PaperHead head, IReadOnlyList<PaperQuestion> questions, IAsyncEnumerable<MarkedScript> scripts, CancellationToken stop)
    {
        PartyDocument? paper = null;
        try
        {
            await foreach (var script in scripts.WithCancellation(stop))
            {
                foreach (var sheet in script.Sheets)
                {
                    paper = Turn(paper, to, head, sheet);
                    Draw(paper, head, questions, script.Script, sheet, text["Papers.Round", sheet.Sheet.Round]);
                }
            }

            (paper ?? head.Begin(text, to)).Close();
        }
        finally
        {
            paper?.Dispose();
        }
    }

    /// <summary>These sheets of one script.</summary>
    public void Write(Stream to, PaperHead head, IReadOnlyList<PaperQuestion> questions, Script script, IReadOnlyList<LockedSheet> sheets)
    {
        PartyDocument? paper = null;
        try
        {
            foreach (var sheet in sheets)
            {
                paper = Turn(paper, to, head, sheet);
                Draw(paper, head, questions, script, sheet, text["Papers.Round", sheet.Sheet.Round]);
            }

            (paper ?? head.Begin(text, to)).Close();
        }
        finally
        {
            paper?.Dispose();
        }
    }

    /// <summary>One for whoever marked: which round it is, they are never told.</summary>
    public byte[] Own(PaperHead head, IReadOnlyList<PaperQuestion> questions, Script script, LockedSheet sheet)
    {
        using var paper = (head with { Date = sheet.Sheet.LockedAt!.Value }).Begin(text);
        Draw(paper, head, questions, script, sheet, round: null);
        return paper.Close();
    }

    private PartyDocument Turn(PartyDocument? paper, Stream to, PaperHead head, LockedSheet sheet)
    {
        if (paper is null)
        {
            return (head with { Date = sheet.Sheet.LockedAt!.Value }).Begin(text, to);
        }

        head.Next(paper, text, sheet.Sheet.LockedAt!.Value);
        return paper;
    }

    private void Draw(PartyDocument paper, PaperHead head, IReadOnlyList<PaperQuestion> questions, Script script, LockedSheet sheet, string? round)
    {
        paper.Title(text["Papers.SheetTitle"], head.Sitting.Title);
        paper.Paragraph(string.Join(". ", new[]
        {
            text["Papers.MaskNumber", $"{script.MaskNumber:0000}"], script.Bag is { } bag ? text["Papers.Bag", bag] : null, round,
        }.Where(part => part is not null)) + ".");
        paper.Table(
            [10, 58, 16, 16], [text["Papers.Item"], text["Papers.Content"], text["Papers.Most"], text["Papers.Given"]],
            questions.SelectMany(asked => Lines(asked, sheet.Sheet)), 0, 2, 3);
        paper.Heading(text["Papers.Total", sheet.Sheet.Total.Mark(), questions.Sum(asked => asked.Question.Points).Points()]);
        Remarks(paper, sheet.Sheet);
        paper.Signatures(["", text["Papers.MarkerSigns"]], ["", sheet.Marker]);
    }

    private IEnumerable<IReadOnlyList<string>> Lines(PaperQuestion asked, MarkSheet sheet)
    {
        var items = asked.Question.Scheme.OrderBy(item => item.Number)
            .Select(item => (Item: item, Given: sheet.Marks.FirstOrDefault(mark => mark.SchemeItemId == item.Id)?.Value ?? 0)).ToList();
        return items.ConvertAll(IReadOnlyList<string> (line) => [$"{asked.Number}.{line.Item.Number}", line.Item.Text, line.Item.Max.Points(), line.Given.Mark()])
            .Append([$"{asked.Number}", text["Papers.QuestionTotal", asked.Number], asked.Question.Points.Points(), items.Sum(line => line.Given).Mark()]);
    }

    private void Remarks(PartyDocument paper, MarkSheet sheet)
    {
        var remarks = sheet.Remarks.Where(remark => remark.Number is not null).OrderBy(remark => remark.Number).ThenBy(remark => remark.Start).ToList();
        if (remarks.Count > 0)
        {
            paper.Table(
                [10, 40, 50], [text["Papers.Question"], text["Papers.Quote"], text["Papers.Remark"]],
                remarks.Select(remark => (IReadOnlyList<string>)[$"{remark.Number}", remark.Quote, remark.Text]), 0);
        }

        if (sheet.Conclusion.Length > 0)
        {
            paper.Paragraph(text["Papers.Conclusion", sheet.Conclusion]);
        }
    }
}
