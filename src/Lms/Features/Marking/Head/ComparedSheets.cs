using Lms.Domain.Exams;
using Lms.Domain.Marking;
using Lms.Web;

namespace Lms.Features.Marking.Head;

/// <summary>Lays the sheets of one script side by side, question by question.</summary>
internal static class ComparedSheets
{
    public static IReadOnlyList<ComparedPart> Parts(Script script, IEnumerable<PaperQuestion> questions, IReadOnlyList<MarkSheet> sheets)
    {
        var parts = new List<ComparedPart>();
        var notes = 0;
        foreach (var asked in questions)
        {
            var answer = script.Answers.Single(answer => answer.QuestionId == asked.QuestionId);
            var remarks = sheets.SelectMany((sheet, at) => sheet.Remarks
                .Where(remark => remark.Number == answer.Number).Select(remark => (Remark: remark, Column: at + 1))).ToList();
            var lines = Lines(asked, sheets);
            parts.Add(new ComparedPart(
                asked.Number, asked.Question.Kind, asked.Question.Points, answer.Question.Html,
                AnnotatedText.Of(answer.Text, remarks.Select(one => NoteOf.Remark(one.Remark)), notes + 1),
                remarks.ToDictionary(one => one.Remark.Id, one => one.Column), lines,
                [.. sheets.Select((_, at) => lines.Sum(line => line.Marks[at]))]));
            notes += remarks.Count;
        }

        return parts;
    }

    private static List<ComparedLine> Lines(PaperQuestion asked, IReadOnlyList<MarkSheet> sheets) =>
    [
        .. asked.Question.Scheme.OrderBy(item => item.Number).Select(item => new ComparedLine(
            $"{asked.Number}.{item.Number}", item.Text, item.Max,
            [.. sheets.Select(sheet => sheet.Marks.First(mark => mark.SchemeItemId == item.Id).Value)])),
    ];
}
