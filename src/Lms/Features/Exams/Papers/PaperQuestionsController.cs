using Lms.Access;
using Lms.Data;
using Lms.Data.Scopes;
using Lms.Domain;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Lms.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Features.Exams.Papers;

/// <summary>Which questions of the bank a paper asks, while no sitting uses it.</summary>
[Allow(Role.AcademicOffice)]
[Route("c/{centre}/papers/{paperId:guid}/questions")]
public sealed class PaperQuestionsController(LmsDbContext db, TimeProvider clock) : CentreController
{
    [HttpGet("new")]
    public async Task<IActionResult> New(Guid paperId, BankFilter filter, ExamForm form, CancellationToken stop) =>
        await db.Papers.AsNoTracking().InCentre(CentreId, paperId, stop) switch
        {
            null => NotFound(),
            { FixedAt: not null } => Redirect(Path("papers", paperId)),
            var paper => View(await PickPage.Read(db, paper, filter, Enum.IsDefined(form) ? form : ExamForm.Official, clock.GetUtcNow(), stop)),
        };

    /// <summary>What lies under seal in another paper is not to be found here, and not to be had by its id.</summary>
    [HttpPost]
    public async Task<IActionResult> Create(Guid paperId, Guid question, ExamForm form, CancellationToken stop) =>
        await db.HeldBack(CentreId, clock.GetUtcNow()).ContainsAsync(question, stop)
            ? throw new RuleBrokenException("BankQuestion.HeldBack")
            : await Change(paperId, "ExamPaper.QuestionAdded", "Exams.QuestionTaken", question, (paper, found) => paper.Add(found, form), stop);

    /// <summary>Asks the newest version instead.</summary>
    [HttpPost("{id:guid}/versions")]
    public Task<IActionResult> Update(Guid paperId, Guid id, CancellationToken stop) =>
        OnAsked(paperId, id, "Exams.NewestTaken", (paper, found) => paper.TakeNewest(id, found), stop);

    [HttpPost("{id:guid}/moves")]
    public Task<IActionResult> Move(Guid paperId, Guid id, CancellationToken stop) =>
        OnAsked(paperId, id, "Exams.QuestionMoved", (paper, _) => paper.MoveUp(id), stop);

    [HttpPost("{id:guid}/removals")]
    public Task<IActionResult> Delete(Guid paperId, Guid id, CancellationToken stop) =>
        OnAsked(paperId, id, "Exams.QuestionRemoved", (paper, _) => paper.Remove(id), stop);

    private async Task<IActionResult> OnAsked(
        Guid paperId, Guid id, string notice, Action<ExamPaper, BankQuestion> change, CancellationToken stop)
    {
        var bank = await db.PaperQuestions
            .Where(asked => asked.CentreId == CentreId && asked.ExamPaperId == paperId && asked.QuestionId == id)
            .Select(asked => (Guid?)asked.Question.BankQuestionId).SingleOrDefaultAsync(stop);
        return bank is { } known ? await Change(paperId, "ExamPaper.QuestionChanged", notice, known, change, stop) : NotFound();
    }

    private async Task<IActionResult> Change(
        Guid paperId, string act, string notice, Guid question, Action<ExamPaper, BankQuestion> change, CancellationToken stop)
    {
        await using var holding = await db.HoldPaper(CentreId, paperId, stop);
        var paper = await db.Papers.Include(known => known.Questions).ThenInclude(asked => asked.Question).InCentre(CentreId, paperId, stop);
        var found = await db.BankQuestions.Include(known => known.Versions).InCentre(CentreId, question, stop);
        if (paper is null || found is null)
        {
            return NotFound();
        }

        change(paper, found);
        db.Record(CentreId, Me.PersonId, act, paperId, clock.GetUtcNow(), $"{question}");
        await db.SaveChangesAsync(stop);
        await holding.CommitAsync(stop);
        return Done(notice, Path("papers", paperId));
    }
}
