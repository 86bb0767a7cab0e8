using Lms.Data;
using Lms.Domain.Exams;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Papers;

/// <summary>Questions of the bank from which a paper's form takes one more.</summary>
/// <param name="Taken">Bank questions that the paper has already.</param>
public sealed record PickPage(ExamPaper Paper, ExamForm Form, BankList Bank, IReadOnlySet<Guid> Taken)
{
    public static async Task<PickPage> Read(
        LmsDbContext db, ExamPaper paper, BankFilter filter, ExamForm form, DateTimeOffset now, CancellationToken stop)
    {
        var found = await BankSearch.Find(db, paper.CentreId, filter with { Programme = paper.ProgrammeId, State = BankState.InUse }, now, stop);
        var taken = await db.PaperQuestions.Where(asked => asked.CentreId == paper.CentreId && asked.ExamPaperId == paper.Id)
            .Select(asked => asked.Question.BankQuestionId).ToListAsync(stop);
        return new PickPage(
            paper, form, found with { Lessons = await BankSearch.Lessons(db, paper.CentreId, paper.ProgrammeId, stop) }, taken.ToHashSet());
    }
}
