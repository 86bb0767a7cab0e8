using Lms.Access;
using Lms.Data;
using Lms.Domain.Exams;
using Lms.Domain.People;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Features.Exams.Bank;

/// <summary>Writes questions into the bank, and rewrites them: in the newest version, or in the next.</summary>
[Allow(Role.AcademicOffice, Role.Lecturer)]
[Route("c/{centre}/bank")]
public sealed class QuestionEditsController(LmsDbContext db, BankDesk desk, TimeProvider clock) : BankPagesController(db, clock)
{
    [HttpGet("new")]
    public Task<IActionResult> New(QuestionForm form, CancellationToken stop)
    {
        ModelState.Clear();
        return Form(form, null, stop);
    }

    [HttpPost]
    public async Task<IActionResult> Create(QuestionForm form, CancellationToken stop)
    {
        await using var change = await Db.HoldPaper(CentreId, form.Paper ?? Guid.Empty, stop);
        var made = !form.MoreLines && ModelState.IsValid && await desk.Knows(form, stop) ? await desk.Make(form, Obeys, stop) : null;
        if (made is null)
        {
            return await Form(form, null, stop);
        }

        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Exams.QuestionSaved", form.Paper is { } paper ? Path("papers", paper) : Path("bank", made.Id));
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken stop)
    {
        var question = await Find(id, stop);
        return await Refusal(question, stop) ?? await Form(QuestionForm.Of(question!), question, stop);
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(Guid id, QuestionForm form, CancellationToken stop)
    {
        await using var change = await Db.HoldBankQuestion(CentreId, id, stop);
        var question = await Find(id, stop);
        if (await Refusal(question, stop) is { } refused)
        {
            return refused;
        }

        if (!form.MoreLines && !form.IsOf(question!))
        {
            Refuse("", "Exams.QuestionChangedElsewhere");
            form.Stored = QuestionFields.Of(question!.Newest!);
        }

        if (form.MoreLines || !ModelState.IsValid || !await desk.Rewrite(question!, form, Obeys, stop))
        {
            Db.ChangeTracker.Clear();
            return await Form(form, await Find(id, stop), stop);
        }

        await Db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        return Done("Exams.QuestionSaved", Path("bank", id));
    }

    private async Task<IActionResult?> Refusal(BankQuestion? question, CancellationToken stop) =>
        question is null ? NotFound()
        : !await May(EditBankQuestion.Policy, question) ? Forbid()
        : await IsHeldBack(question.Id, stop) ? HeldBack()
        : null;

    private async Task<IActionResult> Form(QuestionForm form, BankQuestion? question, CancellationToken stop)
    {
        if (form.MoreLines)
        {
            ModelState.Clear();
        }

        ModelState.Remove(nameof(form.Seen));
        if (question is null && !await desk.Knows(form, stop))
        {
            return NotFound();
        }

        await desk.Prepare(form, question, stop);
        return View("Form", form);
    }
}
