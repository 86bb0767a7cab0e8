using Lms.Access;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Bank;

/// <summary>Takes a question out of use, and back. Papers that have it keep it.</summary>
[Allow(Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/bank/{id:guid}/retirements")]
public sealed class RetirementsController(LmsDbContext db, TimeProvider clock) : BankPagesController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken stop) => Change(
        id, "BankQuestion.Retired", "Exams.QuestionRetired", question => question.Retire(Me.PersonId, Clock.GetUtcNow()), stop);

    [HttpPost("removals")]
    public Task<IActionResult> Delete(Guid id, CancellationToken stop) => Change(
        id, "BankQuestion.TakenBack", "Exams.QuestionTakenBack", question => question.TakeBack(), stop);

    private async Task<IActionResult> Change(Guid id, string act, string notice, Action<BankQuestion> change, CancellationToken stop)
    {
        await using var holding = await Db.HoldBankQuestion(CentreId, id, stop);
        var question = await Db.BankQuestions.InCentre(CentreId, id, stop);
        if (await RefusalToEdit(question, stop) is { } refusal)
        {
            return refusal;
        }

        change(question!);
        Db.Record(CentreId, Me.PersonId, act, id, Clock.GetUtcNow());
        await Db.SaveChangesAsync(stop);
        await holding.CommitAsync(stop);
        return Done(notice, Path("bank", id));
    }
}
