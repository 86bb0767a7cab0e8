using Lms.Domain.Exams;

namespace Lms.Domain.Tests.Exams;

internal static class Asking
{
    /// <summary>A new question of the bank, taken into a paper at once.</summary>
    public static Question Ask(this ExamPaper paper, QuestionKind kind, string source, decimal points, ExamForm form = ExamForm.Official)
    {
        var bank = new BankQuestion(paper.CentreId, paper.ProgrammeId, kind, "Câu hỏi", paper.AuthorId, paper.CreatedAt);
        bank.Write(source, points, paper.AuthorId, paper.CreatedAt);
        return paper.Add(bank, form).Question;
    }
}
