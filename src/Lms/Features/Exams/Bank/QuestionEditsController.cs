using Lms.Access;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Bank;

/// <summary>Rewrites questions of the bank: in the newest version, or in the next.</summary>
[Allow(Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/bank/{id:guid}")]
public sealed class QuestionEditsController(LmsDbContext db, BankDesk desk, TimeProvider clock) : QuestionFormsController(db, desk, clock)
{
    /// <param name="paper">The paper that the writer comes from, and goes back to.</param>
    [HttpGet("edit")]
    public async Task<IActionResult> Edit(Guid id, Guid? paper, CancellationToken stop)
    {
        var question = await Find(id, stop);
        return await RefusalToEdit(question, stop) ?? await Form(QuestionForm.Of(question!, paper), question, stop);
    }

    [HttpPost]
    public async Task<IActionResult> Update(Guid id, QuestionForm form, CancellationToken stop)
    {
        await using var change = await Db.HoldBankQuestion(CentreId, id, stop);
        var question = await Find(id, stop);
        if (await RefusalToEdit(question, stop) is { } refused)
        {
            return refused;
        }

        if (!form.MoreLines && !form.IsOf(question!))
        {
            Refuse("", "Exams.QuestionChangedElsewhere");
            form.Stored = QuestionFields.Of(question!.Newest!);
        }

        if (form.MoreLines || !ModelState.IsValid || !await Desk.Rewrite(question!, form, Obeys, stop))
        {
            Db.ChangeTracker.Clear();
            return await Form(form, await Find(id, stop), stop);
        }

        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Exams.QuestionSaved", form.Paper is { } paper && await Desk.Knows(form, stop) ? Path("papers", paper) : Path("bank", id));
    }
}
