using Lms.Domain.Exams;
using Lms.Domain.Organisation;

namespace Lms.Domain.Marking;

/// <summary>What a sheet comes to: the whole script, and each question of it.</summary>
public sealed record SheetTotals(decimal Whole, IReadOnlyDictionary<Guid, decimal> Questions)
{
    /// <param name="questions">Every question of the paper, with its scheme.</param>
    public static SheetTotals Of(MarkSheet sheet, IEnumerable<Question> questions)
    {
        var marks = sheet.Marks.ToDictionary(mark => mark.SchemeItemId, mark => mark.Value);
        return new SheetTotals(sheet.Total, questions.ToDictionary(
            question => question.Id, question => question.Scheme.Sum(item => marks.GetValueOrDefault(item.Id))));
    }

    /// <summary>How far apart two sheets lie, by the marks that the policy compares.</summary>
    public decimal DifferenceFrom(SheetTotals other, ComparedMarks compare)
    {
        var whole = Math.Abs(Whole - other.Whole);
        return compare == ComparedMarks.Whole
            ? whole
            : Questions.Select(question => Math.Abs(question.Value - other.Questions[question.Key])).Append(whole).Max();
    }
}
